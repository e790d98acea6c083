#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct pier {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static DEFINE_PER_CPU(struct vm_area_struct *, pier_vma);

static int pier_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pier_close(struct vm_area_struct *vma)
{
	struct pier *pier = vma->vm_private_data;

	per_cpu(pier_vma, pier->cpu) = NULL;
}

static const struct vm_operations_struct pier_vm_ops = {
	.fault = pier_fault,
	.close = pier_close,
};

static int pier_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct pier *pier = file->private_data;

	if (pier->cpu != smp_processor_id())
		return -EPERM;
	if (per_cpu(pier_vma, pier->cpu))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pier;
	vma->vm_ops = &pier_vm_ops;
	per_cpu(pier_vma, pier->cpu) = vma;
	return 0;
}

static long pier_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pier *pier = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pier->cpu != smp_processor_id())
		return -EPERM;
	vma = per_cpu(pier_vma, pier->cpu);
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, pier->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations pier_fops = {
	.mmap = pier_mmap,
	.unlocked_ioctl = pier_ioctl,
};
