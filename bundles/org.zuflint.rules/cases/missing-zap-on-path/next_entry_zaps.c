#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct roach {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	bool mapped;
};

static int roach_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void roach_close(struct vm_area_struct *vma)
{
	struct roach *roach = vma->vm_private_data;

	roach->vma = NULL;
}

static const struct vm_operations_struct roach_vm_ops = {
	.fault = roach_fault,
	.close = roach_close,
};

static int roach_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct roach *roach = file->private_data;

	if (current->nr_cpus_allowed != 1 || roach->cpu != smp_processor_id())
		return -EPERM;
	if (roach->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = roach;
	vma->vm_ops = &roach_vm_ops;
	roach->vma = vma;
	return 0;
}

static long roach_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct roach *roach = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || roach->cpu != smp_processor_id())
		return -EPERM;
	if (!roach->vma)
		return -ENXIO;
	if (roach->mapped)
		zap_vma_ptes(roach->vma, roach->vma->vm_start, PAGE_SIZE);
	roach->mapped = false;
	err = vm_insert_pfn(roach->vma, roach->vma->vm_start, roach->pfn);
	if (!err)
		roach->mapped = true;
	return err;
}

static const struct file_operations roach_fops = {
	.mmap		= roach_mmap,
	.unlocked_ioctl	= roach_ioctl,
};
