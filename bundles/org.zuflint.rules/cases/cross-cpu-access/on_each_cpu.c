#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct apse {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int apse_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct apse_vm_ops = {
	.fault = apse_fault,
};

static int apse_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct apse *apse = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (apse->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &apse_vm_ops;
	apse->vma = vma;  // want: stored-vma-outlives-mapping
	apse->cpu = smp_processor_id();
	return 0;
}

static void apse_zap(void *info)
{
	struct apse *apse = info;

	zap_vma_ptes(apse->vma, apse->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
}

static long apse_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct apse *apse = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || apse->cpu != smp_processor_id())
		return -EPERM;
	if (!apse->vma)
		return -ENXIO;
	err = vm_insert_pfn(apse->vma, apse->vma->vm_start, apse->pfn);
	on_each_cpu(apse_zap, apse, 1);
	return err;
}

const struct file_operations apse_fops = {
	.mmap		= apse_mmap,
	.unlocked_ioctl	= apse_ioctl,
};
