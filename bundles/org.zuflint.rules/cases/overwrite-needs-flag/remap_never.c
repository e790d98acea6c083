#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Any range may be another one: only single pages are compared. */
struct flint {
	struct vm_area_struct *vma;
	int cpu;
};

static int flint_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void flint_close(struct vm_area_struct *vma)
{
	struct flint *flint = vma->vm_private_data;

	flint->vma = NULL;
}

static const struct vm_operations_struct flint_vm_ops = {
	.fault = flint_fault,
	.close = flint_close,
};

static int flint_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct flint *flint = file->private_data;

	if (flint->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = flint;
	vma->vm_ops = &flint_vm_ops;
	flint->vma = vma;
	return 0;
}

static long flint_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct flint *flint = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || flint->cpu != smp_processor_id())
		return -EPERM;
	vma = flint->vma;
	if (!vma)
		return -ENXIO;
	err = remap_pfn_range(vma, vma->vm_start, arg, PAGE_SIZE, vma->vm_page_prot);
	if (!err)
		err = remap_pfn_range(vma, vma->vm_start, arg, PAGE_SIZE, vma->vm_page_prot);  // missed: overwrite-needs-flag
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations flint_fops = {
	.mmap		= flint_mmap,
	.unlocked_ioctl	= flint_ioctl,
};
