#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* How deep the owner's wake-up hides makes no difference. */

struct shaft {
	struct vm_area_struct *area;
	unsigned long pfn;
	int level;
	struct completion top;
};

static int shaft_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void shaft_close(struct vm_area_struct *vma)
{
	struct shaft *shaft = vma->vm_private_data;

	shaft->area = NULL;
}

static const struct vm_operations_struct shaft_vm_ops = {
	.fault	= shaft_fault,
	.close	= shaft_close,
};

static void shaft_9(struct shaft *s) { complete(&s->top); }  // want: page-released-while-mapped "complete() in unlocked_ioctl tells the owner"
static void shaft_8(struct shaft *s) { s->level = 8; shaft_9(s); }
static void shaft_7(struct shaft *s) { s->level = 7; shaft_8(s); }
static void shaft_6(struct shaft *s) { s->level = 6; shaft_7(s); }
static void shaft_5(struct shaft *s) { s->level = 5; shaft_6(s); }
static void shaft_4(struct shaft *s) { s->level = 4; shaft_5(s); }
static void shaft_3(struct shaft *s) { s->level = 3; shaft_4(s); }
static void shaft_2(struct shaft *s) { s->level = 2; shaft_3(s); }
static void shaft_1(struct shaft *s) { s->level = 1; shaft_2(s); }

static int shaft_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct shaft *shaft = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (shaft->area)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = shaft;
	vma->vm_ops = &shaft_vm_ops;
	shaft->area = vma;
	return 0;
}

static long shaft_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct shaft *shaft = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!shaft->area)
		return -ENXIO;
	err = vm_insert_pfn(shaft->area, shaft->area->vm_start, shaft->pfn);
	if (err)
		return err;
	shaft_1(shaft);
	zap_vma_ptes(shaft->area, shaft->area->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations shaft_fops = {
	.mmap		= shaft_mmap,
	.unlocked_ioctl	= shaft_ioctl,
};
