// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t gauge_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct gauge_vm_ops = { .fault = gauge_fault };

static int gauge_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &gauge_vm_ops;
	vm_flags_set(vma, VM_DONTCOPY);
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	vm_flags_reset_once(vma, vma->vm_flags | VM_LOCAL_CPU);  // want: flag-set-late error want: flag-bit-collision
	return err;
}

const struct file_operations gauge_fops = { .mmap = gauge_mmap };
