#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t clamp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct clamp_vm_ops = { .fault = clamp_fault };

static void clamp_finish(struct vm_area_struct *area)
{
	area->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;  // want: flag-set-late error
}

static int clamp_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &clamp_vm_ops;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	if (!err)
		clamp_finish(vma);
	return err;
}

const struct file_operations clamp_fops = { .mmap = clamp_mmap };
