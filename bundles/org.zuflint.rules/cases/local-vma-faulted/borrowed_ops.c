#include <linux/fs.h>
#include <linux/mm.h>

/* The table below ours decides; nobody here knows what its handler does. */

struct top {
	struct file *lower;
	const struct vm_operations_struct *lower_ops;
};

static int top_fault(struct vm_fault *vmf)
{
	struct top *top = vmf->vma->vm_private_data;

	return top->lower_ops->fault(vmf);
}

static const struct vm_operations_struct top_vm_ops = {
	.fault = top_fault,
};

static int top_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault top_fault unknown; C3 open
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &top_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

const struct file_operations top_fops = { .mmap = top_mmap };
