#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t anvil_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct anvil_vm_ops = { .fault = anvil_fault };

static int anvil_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1: while entries live)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &anvil_vm_ops;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;  // want: flag-set-late error "after remap_pfn_range() has inserted entries"
	return err;
}

const struct file_operations anvil_fops = { .mmap = anvil_mmap };
