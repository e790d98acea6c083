#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Nothing makes user mode send DACE_CLEAR between two runs. */
#define DACE_CLEAR _IO('d', 1)

struct dace {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int dace_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dace_close(struct vm_area_struct *vma)
{
	struct dace *dace = vma->vm_private_data;

	dace->vma = NULL;
}

static const struct vm_operations_struct dace_vm_ops = {
	.fault = dace_fault,
	.close = dace_close,
};

static int dace_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct dace *dace = file->private_data;

	if (current->nr_cpus_allowed != 1 || dace->cpu != smp_processor_id())
		return -EPERM;
	if (dace->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dace;
	vma->vm_ops = &dace_vm_ops;
	dace->vma = vma;
	return 0;
}

static long dace_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dace *dace = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || dace->cpu != smp_processor_id())
		return -EPERM;
	if (!dace->vma)
		return -ENXIO;
	if (cmd == DACE_CLEAR) {
		zap_vma_ptes(dace->vma, dace->vma->vm_start, PAGE_SIZE);
		return 0;
	}
	err = vm_insert_pfn(dace->vma, dace->vma->vm_start, dace->pfn);
	return err;  // missed: missing-zap-on-path
}

static const struct file_operations dace_fops = {
	.mmap		= dace_mmap,
	.unlocked_ioctl	= dace_ioctl,
};
