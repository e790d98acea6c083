#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>

/* The table is empty in the source; module init fills it. */

static struct vm_operations_struct hush_vm_ops;

static int hush_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static int hush_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault hush_fault refuses
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &hush_vm_ops;
	return 0;
}

const struct file_operations hush_fops = { .mmap = hush_mmap };

static int __init hush_init(void)
{
	hush_vm_ops.fault = hush_fault;
	return 0;
}
module_init(hush_init);
