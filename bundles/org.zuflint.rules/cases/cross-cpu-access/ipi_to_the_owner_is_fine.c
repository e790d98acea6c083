#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct esker {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int esker_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct esker_vm_ops = {
	.fault = esker_fault,
};

static int esker_mmap(struct file *file, struct vm_area_struct *vma)  // fact: C1 proved
{
	struct esker *esker = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (esker->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &esker_vm_ops;
	esker->vma = vma;  // want: stored-vma-outlives-mapping
	esker->cpu = smp_processor_id();
	return 0;
}

static void esker_zap(void *info)
{
	struct esker *esker = info;

	zap_vma_ptes(esker->vma, esker->vma->vm_start, PAGE_SIZE);
}

static long esker_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct esker *esker = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || esker->cpu != smp_processor_id())
		return -EPERM;
	if (!esker->vma)
		return -ENXIO;
	err = vm_insert_pfn(esker->vma, esker->vma->vm_start, esker->pfn);
	smp_call_function_single(esker->cpu, esker_zap, esker, 1);
	return err;
}

const struct file_operations esker_fops = {
	.mmap		= esker_mmap,
	.unlocked_ioctl	= esker_ioctl,
};
