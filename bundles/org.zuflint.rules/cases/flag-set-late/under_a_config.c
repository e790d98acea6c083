#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t nail_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct nail_vm_ops = { .fault = nail_fault };

static int nail_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &nail_vm_ops;
#ifdef CONFIG_NAIL_EARLY
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY;
#endif
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
#ifndef CONFIG_NAIL_EARLY
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY;  // want: flag-set-late error
#endif
	return err;
}

const struct file_operations nail_fops = { .mmap = nail_mmap };
