#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "box.h"

static int box_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct box_vm_ops = {
	.fault = box_fault,
};

static int box_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct box *box = file->private_data;

	if (box->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = box;
	vma->vm_ops = &box_vm_ops;
	box->vma = vma;  // want: stored-vma-outlives-mapping "use.c:11"
	return 0;
}

const struct file_operations box_fops = {
	.mmap		= box_mmap,
	.unlocked_ioctl	= box_ioctl,
};
