#include <linux/fs.h>
#include <linux/mm.h>

static int fade_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct fade_vm_ops = { .fault = fade_fault };

static int fade_setup(struct vm_area_struct *vma)
{
	vma->vm_ops = &fade_vm_ops;
	return 0;
}

/* The guard is set and lost again. */
static int fade_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	int err = fade_setup(vma);

	if (err)
		return err;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard warning "has no vm_ops"
	vma->vm_ops = NULL;
	return 0;
}

const struct file_operations fade_fops = { .mmap = fade_mmap };
