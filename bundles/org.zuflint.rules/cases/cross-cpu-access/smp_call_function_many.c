#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct cape {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int cape_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct cape_vm_ops = {
	.fault = cape_fault,
};

static int cape_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct cape *cape = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (cape->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &cape_vm_ops;
	cape->vma = vma;  // want: stored-vma-outlives-mapping
	cape->cpu = smp_processor_id();
	return 0;
}

static void cape_zap(void *info)
{
	struct cape *cape = info;

	zap_vma_ptes(cape->vma, cape->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
}

static long cape_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cape *cape = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || cape->cpu != smp_processor_id())
		return -EPERM;
	if (!cape->vma)
		return -ENXIO;
	err = vm_insert_pfn(cape->vma, cape->vma->vm_start, cape->pfn);
	preempt_disable();
	smp_call_function_many(cpu_online_mask, cape_zap, cape, 1);
	preempt_enable();
	return err;
}

const struct file_operations cape_fops = {
	.mmap		= cape_mmap,
	.unlocked_ioctl	= cape_ioctl,
};
