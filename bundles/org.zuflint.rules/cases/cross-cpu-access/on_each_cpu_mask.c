#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct dell {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int dell_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct dell_vm_ops = {
	.fault = dell_fault,
};

static int dell_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct dell *dell = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (dell->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &dell_vm_ops;
	dell->vma = vma;  // want: stored-vma-outlives-mapping
	dell->cpu = smp_processor_id();
	return 0;
}

static void dell_zap(void *info)
{
	struct dell *dell = info;

	zap_vma_ptes(dell->vma, dell->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
}

static long dell_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dell *dell = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || dell->cpu != smp_processor_id())
		return -EPERM;
	if (!dell->vma)
		return -ENXIO;
	err = vm_insert_pfn(dell->vma, dell->vma->vm_start, dell->pfn);
	on_each_cpu_mask(mm_cpumask(dell->vma->vm_mm), dell_zap, dell, true);
	return err;
}

const struct file_operations dell_fops = {
	.mmap		= dell_mmap,
	.unlocked_ioctl	= dell_ioctl,
};
