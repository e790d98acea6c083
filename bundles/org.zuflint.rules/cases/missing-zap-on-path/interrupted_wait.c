#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct trout {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	int answer;
};

static int trout_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void trout_close(struct vm_area_struct *vma)
{
	struct trout *trout = vma->vm_private_data;

	trout->vma = NULL;
}

static const struct vm_operations_struct trout_vm_ops = {
	.fault = trout_fault,
	.close = trout_close,
};

static int trout_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct trout *trout = file->private_data;

	if (current->nr_cpus_allowed != 1 || trout->cpu != smp_processor_id())
		return -EPERM;
	if (trout->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = trout;
	vma->vm_ops = &trout_vm_ops;
	trout->vma = vma;
	return 0;
}

static long trout_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct trout *trout = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || trout->cpu != smp_processor_id())
		return -EPERM;
	if (!trout->vma)
		return -ENXIO;
	err = vm_insert_pfn(trout->vma, trout->vma->vm_start, trout->pfn);
	if (err)
		return err;
	err = wait_event_interruptible(trout->wq, trout->answer);
	if (err)
		return err;  // want: missing-zap-on-path "unlocked_ioctl leaves here"
	zap_vma_ptes(trout->vma, trout->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations trout_fops = {
	.mmap		= trout_mmap,
	.unlocked_ioctl	= trout_ioctl,
};
