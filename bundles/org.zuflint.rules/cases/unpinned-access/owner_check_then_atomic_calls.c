#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Nothing between the look at the CPU and the zap gives the CPU away. */
struct brisk {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	spinlock_t lock;
	struct list_head node;
};

static int brisk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void brisk_close(struct vm_area_struct *vma)
{
	struct brisk *brisk = vma->vm_private_data;

	brisk->vma = NULL;
}

static const struct vm_operations_struct brisk_vm_ops = {
	.fault = brisk_fault,
	.close = brisk_close,
};

static int brisk_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct brisk *brisk = file->private_data;

	if (brisk->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = brisk;
	vma->vm_ops = &brisk_vm_ops;
	brisk->vma = vma;
	return 0;
}

static long brisk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct brisk *brisk = file->private_data;
	int err;

	if (brisk->cpu != smp_processor_id())
		return -EXDEV;
	if (!brisk->vma)
		return -ENXIO;
	err = vm_insert_pfn(brisk->vma, brisk->vma->vm_start, brisk->pfn);
	if (err)
		return err;
	spin_lock(&brisk->lock);
	list_del_init(&brisk->node);
	spin_unlock(&brisk->lock);
	zap_vma_ptes(brisk->vma, brisk->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations brisk_fops = {
	.mmap		= brisk_mmap,
	.unlocked_ioctl	= brisk_ioctl,
};
