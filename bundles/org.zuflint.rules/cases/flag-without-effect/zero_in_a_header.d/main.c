#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "compat.h"

struct yaw {
	struct vm_area_struct *vma;
	int cpu;
};

static int yaw_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void yaw_close(struct vm_area_struct *vma)
{
	struct yaw *yaw = vma->vm_private_data;

	yaw->vma = NULL;
}

static const struct vm_operations_struct yaw_vm_ops = {
	.fault = yaw_fault,
	.close = yaw_close,
};

static int yaw_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct yaw *yaw = file->private_data;

	if (yaw->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = yaw;
	vma->vm_ops = &yaw_vm_ops;
	yaw->vma = vma;
	return 0;
}

static long yaw_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yaw *yaw = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || yaw->cpu != smp_processor_id())
		return -EPERM;
	vma = yaw->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations yaw_fops = {
	.mmap		= yaw_mmap,
	.unlocked_ioctl	= yaw_ioctl,
};
