#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gaps {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int gaps_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gaps_close(struct vm_area_struct *vma)
{
	struct gaps *gaps = vma->vm_private_data;

	gaps->vma = NULL;
}

static const struct vm_operations_struct gaps_vm_ops = {
	.fault = gaps_fault,
	.close = gaps_close,
};

static int gaps_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gaps *gaps = file->private_data;

	if (gaps->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gaps;
	vma->vm_ops = &gaps_vm_ops;
	gaps->vma = vma;
	return 0;
}

static int gaps_in(struct gaps *gaps)
{
	int err;

	preempt_disable();
	err = vm_insert_pfn(gaps->vma, gaps->vma->vm_start, gaps->pfn);  // want: migration-window warning
	preempt_enable();
	return err;
}

static void gaps_out(struct gaps *gaps)
{
	preempt_disable();
	zap_vma_ptes(gaps->vma, gaps->vma->vm_start, PAGE_SIZE);  // want: migration-window warning
	preempt_enable();
}

static long gaps_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gaps *gaps = file->private_data;
	int err;

	if (!gaps->vma)
		return -ENXIO;
	err = gaps_in(gaps);
	msleep(10);
	gaps_out(gaps);
	return err;
}

static const struct file_operations gaps_fops = {
	.mmap		= gaps_mmap,
	.unlocked_ioctl	= gaps_ioctl,
};
