#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mute {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int mute_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct mute_vm_ops = {
	.fault = mute_refuse,
};

static int mute_mmap(struct file *filp, struct vm_area_struct *vma)  // context: mute_ioctl, pinned
{
	struct mute *mute = filp->private_data;

	if (mute->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &mute_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	mute->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long mute_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct mute *mute = filp->private_data;
	unsigned long flags;
	int err;

	if (!mute->vma)
		return -ENXIO;
	local_irq_save(flags);
	err = vm_insert_pfn(mute->vma, mute->vma->vm_start, mute->pfn);
	zap_vma_ptes(mute->vma, mute->vma->vm_start, PAGE_SIZE);
	local_irq_restore(flags);
	return err;
}

const struct file_operations mute_fops = {
	.mmap		= mute_mmap,
	.unlocked_ioctl	= mute_ioctl,
};
