#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Each page is pinned for itself, the whole is not. */
struct reel {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int reel_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct reel_vm_ops = {
	.fault = reel_refuse,
};

static int reel_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct reel *reel = filp->private_data;

	if (reel->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &reel_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	reel->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long reel_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct reel *reel = filp->private_data;
	int i, err = 0;

	if (!reel->vma)
		return -ENXIO;
	for (i = 0; i < arg && !err; i++) {
		get_cpu();
		err = vm_insert_pfn(reel->vma, reel->vma->vm_start + i * PAGE_SIZE, reel->pfn + i);  // want: migration-window warning
		put_cpu();
	}
	zap_vma_ptes(reel->vma, reel->vma->vm_start, i * PAGE_SIZE);  // want: unpinned-access warning
	return err;
}

const struct file_operations reel_fops = {
	.mmap		= reel_mmap,
	.unlocked_ioctl	= reel_ioctl,
};
