#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct raven {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct completion done;
};

static int raven_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void raven_close(struct vm_area_struct *vma)
{
	struct raven *raven = vma->vm_private_data;

	raven->vma = NULL;
}

static const struct vm_operations_struct raven_vm_ops = {
	.fault = raven_fault,
	.close = raven_close,
};

static int raven_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4)
{
	struct raven *raven = file->private_data;

	if (current->nr_cpus_allowed != 1 || raven->cpu != smp_processor_id())
		return -EPERM;
	if (raven->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = raven;
	vma->vm_ops = &raven_vm_ops;
	raven->vma = vma;
	return 0;
}

static long raven_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct raven *raven = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || raven->cpu != smp_processor_id())
		return -EPERM;
	if (!raven->vma)
		return -ENXIO;
	err = vm_insert_pfn(raven->vma, raven->vma->vm_start, raven->pfn);
	complete(&raven->done);
	if (!err)
		zap_vma_ptes(raven->vma, raven->vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations raven_fops = {
	.mmap		= raven_mmap,
	.unlocked_ioctl	= raven_ioctl,
};
