// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mire {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int mire_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mire_close(struct vm_area_struct *vma)
{
	struct mire *mire = vma->vm_private_data;

	mire->vma = NULL;
}

static const struct vm_operations_struct mire_vm_ops = {
	.fault = mire_fault,
	.close = mire_close,
};

static int mire_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct mire *mire = file->private_data;

	if (current->nr_cpus_allowed != 1 || mire->cpu != smp_processor_id())
		return -EPERM;
	if (mire->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = mire;
	vma->vm_ops = &mire_vm_ops;
	mire->vma = vma;
	return 0;
}

static long mire_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mire *mire = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || mire->cpu != smp_processor_id())
		return -EPERM;
	if (!mire->vma)
		return -ENXIO;
	err = vm_insert_pfn(mire->vma, mire->vma->vm_start, mire->pfn);
	if (err)
		return err;
	zap_vma_ptes(mire->vma, mire->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations mire_fops = {
	.mmap		= mire_mmap,
	.unlocked_ioctl	= mire_ioctl,
};
