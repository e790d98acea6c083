#include <linux/fs.h>

#include "engine.h"

static int engine_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: flag VM_PFNMAP; flag VM_DONTCOPY
{
	vma->vm_private_data = file->private_data;
	vma->vm_flags |= ENGINE_VM_FLAGS;
	vma->vm_ops = &engine_vm_ops;
	return 0;
}

const struct file_operations engine_fops = {
	.mmap = engine_mmap,
};
