#include <linux/fs.h>
#include <linux/mm.h>

/* What happens on one error is not hidden by a test that there was some error. */

struct still {
	struct vm_area_struct *vma;
	unsigned long pfn;
};

static int still_wait(struct still *still);

static vm_fault_t still_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void still_close(struct vm_area_struct *vma)
{
	struct still *still = vma->vm_private_data;

	still->vma = NULL;
}

static const struct vm_operations_struct still_vm_ops = {
	.fault = still_fault,
	.close = still_close,
};

static int still_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct still *still = file->private_data;

	if (still->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = still;
	vma->vm_ops = &still_vm_ops;
	still->vma = vma;
	return 0;
}

static long still_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct still *still = file->private_data;
	int err;

	err = copy_some(arg);
	if (err < 0) {
		if (err == -EINTR)
			zap_vma_ptes(still->vma, still->vma->vm_start, PAGE_SIZE);  // want: unpinned-access
		return err;
	}
	return 0;
}

static const struct file_operations still_fops = {
	.mmap		= still_mmap,
	.unlocked_ioctl	= still_ioctl,
};
