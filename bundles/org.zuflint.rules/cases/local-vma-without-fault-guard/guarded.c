#include <linux/fs.h>
#include <linux/mm.h>

static int deny(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static struct vm_operations_struct deny_ops = {
	.fault = deny,
};

static int guarded_mmap(struct file *file, struct vm_area_struct *vma)  // fact: ops deny_ops; fault deny refuses; C3 proved
{
	vma->vm_ops = &deny_ops;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	return 0;
}

const struct file_operations guarded_fops = { .mmap = guarded_mmap };
