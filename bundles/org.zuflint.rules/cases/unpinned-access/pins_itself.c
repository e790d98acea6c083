#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct yoke {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int yoke_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void yoke_close(struct vm_area_struct *vma)
{
	struct yoke *yoke = vma->vm_private_data;

	yoke->vma = NULL;
}

static const struct vm_operations_struct yoke_vm_ops = {
	.fault = yoke_fault,
	.close = yoke_close,
};

static int yoke_mmap(struct file *file, struct vm_area_struct *vma)  // context: yoke_ioctl, pinned
{
	struct yoke *yoke = file->private_data;

	if (yoke->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = yoke;
	vma->vm_ops = &yoke_vm_ops;
	yoke->vma = vma;
	return 0;
}

static long yoke_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yoke *yoke = file->private_data;
	int err;

	err = set_cpus_allowed_ptr(current, cpumask_of(yoke->cpu));
	if (err)
		return err;
	if (!yoke->vma)
		return -ENXIO;
	err = vm_insert_pfn(yoke->vma, yoke->vma->vm_start, yoke->pfn);
	if (err)
		return err;
	zap_vma_ptes(yoke->vma, yoke->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations yoke_fops = {
	.mmap		= yoke_mmap,
	.unlocked_ioctl	= yoke_ioctl,
};
