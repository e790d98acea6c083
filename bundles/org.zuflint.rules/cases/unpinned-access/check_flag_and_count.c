#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct knot {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int knot_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void knot_close(struct vm_area_struct *vma)
{
	struct knot *knot = vma->vm_private_data;

	knot->vma = NULL;
}

static const struct vm_operations_struct knot_vm_ops = {
	.fault = knot_fault,
	.close = knot_close,
};

static int knot_mmap(struct file *file, struct vm_area_struct *vma)  // context: knot_ioctl, pinned
{
	struct knot *knot = file->private_data;

	if (knot->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = knot;
	vma->vm_ops = &knot_vm_ops;
	knot->vma = vma;
	return 0;
}

static long knot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct knot *knot = file->private_data;
	int err;

	if (!(current->flags & PF_NO_SETAFFINITY))
		return -EPERM;
	if (current->nr_cpus_allowed > 1)
		return -EPERM;
	if (!knot->vma)
		return -ENXIO;
	err = vm_insert_pfn(knot->vma, knot->vma->vm_start, knot->pfn);
	if (err)
		return err;
	zap_vma_ptes(knot->vma, knot->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations knot_fops = {
	.mmap		= knot_mmap,
	.unlocked_ioctl	= knot_ioctl,
};
