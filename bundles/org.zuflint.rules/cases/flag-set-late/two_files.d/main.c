#include <linux/fs.h>
#include <linux/mm.h>

#include "vise.h"

static vm_fault_t vise_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct vise_vm_ops = { .fault = vise_fault };

static int vise_mmap(struct file *file, struct vm_area_struct *vma)
{
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &vise_vm_ops;
	err = vise_fill(vma);
	vma->vm_flags |= VISE_FLAGS;  // want: flag-set-late error "io_remap_pfn_range()"
	return err;
}

const struct file_operations vise_fops = { .mmap = vise_mmap };
