#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The ioctl reads the vma only: no insert, no zap. */
struct thuja {
	struct vm_area_struct *vma;
	int cpu;
};

static int thuja_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct thuja_vm_ops = {
	.fault = thuja_fault,
};

static int thuja_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct thuja *thuja = file->private_data;

	if (thuja->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = thuja;
	vma->vm_ops = &thuja_vm_ops;
	thuja->vma = vma;  // missed: stored-vma-outlives-mapping
	return 0;
}

static long thuja_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct thuja *thuja = file->private_data;
	struct vm_area_struct *vma;

	if (current->nr_cpus_allowed != 1 || thuja->cpu != smp_processor_id())
		return -EPERM;
	vma = thuja->vma;
	if (!vma)
		return -ENXIO;
	return vma->vm_end - vma->vm_start;
}

const struct file_operations thuja_fops = {
	.mmap		= thuja_mmap,
	.unlocked_ioctl	= thuja_ioctl,
};
