#include <linux/fs.h>
#include <linux/mm.h>

struct duct {
	bool strict;
};

static int duct_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct duct_vm_ops = { .fault = duct_fault };

/* Without strict there are no vm_ops at all. */
static int duct_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct duct *d = file->private_data;

	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard warning "private mapping without vm_ops"
	if (d->strict)
		vma->vm_ops = &duct_vm_ops;
	return 0;
}

const struct file_operations duct_fops = { .mmap = duct_mmap };
