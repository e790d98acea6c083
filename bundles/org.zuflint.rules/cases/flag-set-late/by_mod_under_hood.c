// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t hinge_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct hinge_vm_ops = { .fault = hinge_fault };

static int hinge_mmap(struct file *file, struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_ops = &hinge_vm_ops;
	vm_flags_set(vma, VM_DONTCOPY);
	err = remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
	__vm_flags_mod(vma, VM_LOCAL_CPU, 0);  // want: flag-set-late error want: flag-bit-collision
	return err;
}

const struct file_operations hinge_fops = { .mmap = hinge_mmap };
