#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t sal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct sal_vm_ops = { .fault = sal_fault };

static int sal_mmap(struct file *file, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &sal_vm_ops;
	return 0;
}

const struct file_operations sal_fops = { .mmap = sal_mmap };
