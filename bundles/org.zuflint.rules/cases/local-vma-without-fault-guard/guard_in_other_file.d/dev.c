#include <linux/fs.h>
#include <linux/mm.h>

extern const struct vm_operations_struct common_guard;

static int dev_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault common_fault refuses; C3 proved
{
	vma->vm_ops = &common_guard;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	return 0;
}

const struct file_operations dev_fops = { .mmap = dev_mmap };
