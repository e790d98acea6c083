#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct egret {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
};

static int egret_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void egret_close(struct vm_area_struct *vma)
{
	struct egret *egret = vma->vm_private_data;

	egret->vma = NULL;
}

static const struct vm_operations_struct egret_vm_ops = {
	.fault = egret_fault,
	.close = egret_close,
};

static int egret_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct egret *egret = file->private_data;

	if (current->nr_cpus_allowed != 1 || egret->cpu != smp_processor_id())
		return -EPERM;
	if (egret->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = egret;
	vma->vm_ops = &egret_vm_ops;
	egret->vma = vma;
	return 0;
}

static long egret_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct egret *egret = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || egret->cpu != smp_processor_id())
		return -EPERM;
	if (!egret->vma)
		return -ENXIO;
	wake_up(&egret->wq);
	err = vm_insert_pfn(egret->vma, egret->vma->vm_start, egret->pfn);
	if (!err)
		zap_vma_ptes(egret->vma, egret->vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations egret_fops = {
	.mmap		= egret_mmap,
	.unlocked_ioctl	= egret_ioctl,
};
