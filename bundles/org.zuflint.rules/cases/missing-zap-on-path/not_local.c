#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct loach {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int loach_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void loach_close(struct vm_area_struct *vma)
{
	struct loach *loach = vma->vm_private_data;

	loach->vma = NULL;
}

static const struct vm_operations_struct loach_vm_ops = {
	.fault = loach_fault,
	.close = loach_close,
};

static int loach_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4)
{
	struct loach *loach = file->private_data;

	if (current->nr_cpus_allowed != 1 || loach->cpu != smp_processor_id())
		return -EPERM;
	if (loach->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = loach;
	vma->vm_ops = &loach_vm_ops;
	loach->vma = vma;
	return 0;
}

static long loach_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct loach *loach = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || loach->cpu != smp_processor_id())
		return -EPERM;
	if (!loach->vma)
		return -ENXIO;
	err = vm_insert_pfn(loach->vma, loach->vma->vm_start, loach->pfn);
	return err;
}

static const struct file_operations loach_fops = {
	.mmap		= loach_mmap,
	.unlocked_ioctl	= loach_ioctl,
};
