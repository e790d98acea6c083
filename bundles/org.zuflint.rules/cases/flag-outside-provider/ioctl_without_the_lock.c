#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct badge {
	struct vm_area_struct *vma;
	int cpu;
};

static int badge_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void badge_close(struct vm_area_struct *vma)
{
	struct badge *badge = vma->vm_private_data;

	badge->vma = NULL;
}

static const struct vm_operations_struct badge_vm_ops = {
	.fault = badge_fault,
	.close = badge_close,
};

#define BADGE_LOCAL _IO(0xb1, 1)

static int badge_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct badge *badge = file->private_data;

	if (badge->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = badge;
	vma->vm_ops = &badge_vm_ops;
	badge->vma = vma;
	return 0;
}

static long badge_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct badge *badge = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || badge->cpu != smp_processor_id())
		return -EPERM;
	vma = badge->vma;
	if (!vma)
		return -ENXIO;
	if (cmd == BADGE_LOCAL) {
		vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-outside-provider warning "mmap_lock is not held for write there" want: flag-set-late
		return 0;
	}
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations badge_fops = {
	.mmap		= badge_mmap,
	.unlocked_ioctl	= badge_ioctl,
};
