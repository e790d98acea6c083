#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mite {
	struct vm_area_struct *vma;
	int cpu;
};

static int mite_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mite_close(struct vm_area_struct *vma)
{
	struct mite *mite = vma->vm_private_data;

	mite->vma = NULL;
}

static const struct vm_operations_struct mite_vm_ops = {
	.fault = mite_fault,
	.close = mite_close,
};

static int mite_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct mite *mite = file->private_data;

	if (mite->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = mite;
	vma->vm_ops = &mite_vm_ops;
	mite->vma = vma;
	return 0;
}

static long mite_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mite *mite = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || mite->cpu != smp_processor_id())
		return -EPERM;
	vma = mite->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags &= ~VM_MAYEXEC;
	up_write(&vma->vm_mm->mmap_sem);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations mite_fops = {
	.mmap		= mite_mmap,
	.unlocked_ioctl	= mite_ioctl,
};
