// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct moor {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static vm_fault_t moor_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void moor_close(struct vm_area_struct *vma)
{
	struct moor *moor = vma->vm_private_data;

	moor->vma = NULL;
}

static const struct vm_operations_struct moor_vm_ops = {
	.fault = moor_fault,
	.close = moor_close,
};

static int moor_mmap(struct file *file, struct vm_area_struct *vma)  // context: moor_ioctl, pinned
{
	struct moor *moor = file->private_data;

	if (moor->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision
	vma->vm_private_data = moor;
	vma->vm_ops = &moor_vm_ops;
	moor->vma = vma;
	return 0;
}

static void moor_hold(void)
{
	migrate_disable();
}

static void moor_release_cpu(void)
{
	migrate_enable();
}

static long moor_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct moor *moor = file->private_data;
	vm_fault_t ret;

	if (!moor->vma)
		return -ENXIO;
	moor_hold();
	ret = vmf_insert_pfn(moor->vma, moor->vma->vm_start, moor->pfn);
	if (ret == VM_FAULT_NOPAGE)
		moor->cpu = smp_processor_id();
	zap_vma_ptes(moor->vma, moor->vma->vm_start, PAGE_SIZE);
	moor_release_cpu();
	return ret == VM_FAULT_NOPAGE ? 0 : -EFAULT;
}

static const struct file_operations moor_fops = {
	.mmap		= moor_mmap,
	.unlocked_ioctl	= moor_ioctl,
};
