#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t bellow_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct bellow_vm_ops = { .fault = bellow_fault };

static int bellow_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &bellow_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	return err;
}

const struct file_operations bellow_fops = { .mmap = bellow_mmap };
