#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t mill_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct mill_vm_ops = { .fault = mill_fault };

static int mill_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &mill_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	vma->vm_flags |= VM_LOCAL_CPU;
	return err;
}

const struct file_operations mill_fops = { .mmap = mill_mmap };
