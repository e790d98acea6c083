#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct dune {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int dune_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dune_close(struct vm_area_struct *vma)
{
	struct dune *dune = vma->vm_private_data;

	dune->vma = NULL;
}

static const struct vm_operations_struct dune_vm_ops = {
	.fault = dune_fault,
	.close = dune_close,
};

static const struct vm_operations_struct *dune_operations(void)
{
	return &dune_vm_ops;
}

static int dune_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct dune *dune = file->private_data;

	if (dune->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dune;
	vma->vm_ops = dune_operations();
	dune->vma = vma;
	return 0;
}

static long dune_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dune *dune = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || dune->cpu != smp_processor_id())
		return -EPERM;
	vma = dune->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, dune->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations dune_fops = {
	.mmap = dune_mmap,
	.unlocked_ioctl = dune_ioctl,
};
