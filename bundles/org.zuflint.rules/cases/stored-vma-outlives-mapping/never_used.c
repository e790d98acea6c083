#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Kept, but nobody looks at it. */
struct oak {
	struct vm_area_struct *vma;
	int cpu;
};

static int oak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct oak_vm_ops = {
	.fault = oak_fault,
};

static int oak_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct oak *oak = file->private_data;

	if (oak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = oak;
	vma->vm_ops = &oak_vm_ops;
	oak->vma = vma;
	return 0;
}

const struct file_operations oak_fops = {
	.mmap		= oak_mmap,
};
