#include <linux/fs.h>
#include <linux/mm.h>

/* Other flags may come when they like. */
static vm_fault_t lathe_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct lathe_vm_ops = { .fault = lathe_fault };

static int lathe_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &lathe_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	vma->vm_flags |= VM_DONTDUMP;
	return err;
}

const struct file_operations lathe_fops = { .mmap = lathe_mmap };
