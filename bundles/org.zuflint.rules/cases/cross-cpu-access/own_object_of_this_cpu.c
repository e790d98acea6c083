#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/percpu.h>

struct isle {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static DEFINE_PER_CPU(struct isle *, isles);

static int isle_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct isle_vm_ops = {
	.fault = isle_fault,
};

static int isle_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct isle *isle = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (isle->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &isle_vm_ops;
	isle->vma = vma;  // want: stored-vma-outlives-mapping
	isle->cpu = smp_processor_id();
	this_cpu_write(isles, isle);
	return 0;
}

static long isle_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct isle *isle;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	isle = this_cpu_read(isles);
	if (!isle || !isle->vma)
		return -ENXIO;
	err = vm_insert_pfn(isle->vma, isle->vma->vm_start, isle->pfn);
	zap_vma_ptes(isle->vma, isle->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations isle_fops = {
	.mmap		= isle_mmap,
	.unlocked_ioctl	= isle_ioctl,
};
