#include <linux/fs.h>
#include <linux/mm.h>

static vm_fault_t fs_counted_fault(struct vm_fault *vmf)  // want: local-vma-faulted "filemap_fault"
{
	struct inode *inode = file_inode(vmf->vma->vm_file);
	vm_fault_t ret;

	inode_lock_shared(inode);
	ret = filemap_fault(vmf);
	inode_unlock_shared(inode);
	return ret;
}

static const struct vm_operations_struct fs_counted_ops = {
	.fault = fs_counted_fault,
};

static int fs_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_ops = &fs_counted_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

const struct file_operations fs_file_operations = {
	.mmap = fs_mmap,
	.fsync = noop_fsync,
};
