#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/spinlock.h>

struct lock {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	spinlock_t guard;
};

static int lock_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct lock_vm_ops = {
	.fault = lock_refuse,
};

static int lock_mmap(struct file *filp, struct vm_area_struct *vma)  // context: lock_ioctl, pinned
{
	struct lock *lock = filp->private_data;

	if (lock->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &lock_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	lock->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long lock_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct lock *lock = filp->private_data;
	int err;

	if (!lock->vma)
		return -ENXIO;
	spin_lock(&lock->guard);
	err = vm_insert_pfn(lock->vma, lock->vma->vm_start, lock->pfn);
	zap_vma_ptes(lock->vma, lock->vma->vm_start, PAGE_SIZE);
	spin_unlock(&lock->guard);
	return err;
}

const struct file_operations lock_fops = {
	.mmap		= lock_mmap,
	.unlocked_ioctl	= lock_ioctl,
};
