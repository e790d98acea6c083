#include <linux/fs.h>
#include <linux/mm.h>

/* Set only where nothing was inserted, and the mmap is refused then. */
static vm_fault_t kiln_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct kiln_vm_ops = { .fault = kiln_fault };

static int kiln_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &kiln_vm_ops;
	vma->vm_flags |= VM_DONTCOPY;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	if (err) {
		vma->vm_flags |= VM_LOCAL_CPU;
		return err;
	}
	return err;
}

const struct file_operations kiln_fops = { .mmap = kiln_mmap };
