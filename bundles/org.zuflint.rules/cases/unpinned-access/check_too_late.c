#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tide {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int tide_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tide_close(struct vm_area_struct *vma)
{
	struct tide *tide = vma->vm_private_data;

	tide->vma = NULL;
}

static const struct vm_operations_struct tide_vm_ops = {
	.fault = tide_fault,
	.close = tide_close,
};

static int tide_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tide *tide = file->private_data;

	if (tide->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = tide;
	vma->vm_ops = &tide_vm_ops;
	tide->vma = vma;
	return 0;
}

static long tide_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tide *tide = file->private_data;
	int err;

	if (!tide->vma)
		return -ENXIO;
	err = vm_insert_pfn(tide->vma, tide->vma->vm_start, tide->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	if (current->nr_cpus_allowed != 1)
		return -EPERM;  // want: missing-zap-on-path "leaves here"
	zap_vma_ptes(tide->vma, tide->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations tide_fops = {
	.mmap		= tide_mmap,
	.unlocked_ioctl	= tide_ioctl,
};
