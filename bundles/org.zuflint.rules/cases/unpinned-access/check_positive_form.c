#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct cask {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int cask_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cask_close(struct vm_area_struct *vma)
{
	struct cask *cask = vma->vm_private_data;

	cask->vma = NULL;
}

static const struct vm_operations_struct cask_vm_ops = {
	.fault = cask_fault,
	.close = cask_close,
};

static int cask_mmap(struct file *file, struct vm_area_struct *vma)  // context: cask_ioctl, pinned
{
	struct cask *cask = file->private_data;

	if (cask->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = cask;
	vma->vm_ops = &cask_vm_ops;
	cask->vma = vma;
	return 0;
}

static long cask_move(struct cask *cask)
{
	int err = vm_insert_pfn(cask->vma, cask->vma->vm_start, cask->pfn);

	zap_vma_ptes(cask->vma, cask->vma->vm_start, PAGE_SIZE);
	return err;
}

static long cask_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cask *cask = file->private_data;
	long ret = -EPERM;

	if (current->nr_cpus_allowed == 1 && cask->vma)
		ret = cask_move(cask);
	return ret;
}

static const struct file_operations cask_fops = {
	.mmap		= cask_mmap,
	.unlocked_ioctl	= cask_ioctl,
};
