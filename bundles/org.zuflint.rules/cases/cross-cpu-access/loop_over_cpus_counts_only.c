#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/percpu.h>

/* The loop has nothing to do with the vma. */
struct knoll {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static DEFINE_PER_CPU(unsigned long, knoll_count);

static int knoll_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct knoll_vm_ops = {
	.fault = knoll_fault,
};

static int knoll_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct knoll *knoll = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (knoll->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &knoll_vm_ops;
	knoll->vma = vma;  // want: stored-vma-outlives-mapping
	knoll->cpu = smp_processor_id();
	return 0;
}

static long knoll_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct knoll *knoll = file->private_data;
	unsigned long total = 0;
	int cpu, err;

	if (current->nr_cpus_allowed != 1 || knoll->cpu != smp_processor_id())
		return -EPERM;
	if (!knoll->vma)
		return -ENXIO;
	for_each_online_cpu(cpu)
		total += per_cpu(knoll_count, cpu);
	if (total > arg)
		return -ENOSPC;
	err = vm_insert_pfn(knoll->vma, knoll->vma->vm_start, knoll->pfn);
	zap_vma_ptes(knoll->vma, knoll->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations knoll_fops = {
	.mmap		= knoll_mmap,
	.unlocked_ioctl	= knoll_ioctl,
};
