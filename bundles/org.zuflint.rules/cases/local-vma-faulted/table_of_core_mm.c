#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/ramfs.h>

static int leaf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3: filemap_fault) want: local-vma-faulted "leaf_mmap"
{
	if (!(vma->vm_flags & (VM_SHARED | VM_MAYSHARE)))
		return -ENOSYS;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_ops = &generic_file_vm_ops;
	return 0;
}

const struct file_operations leaf_fops = { .mmap = leaf_mmap };
