#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/mutex.h>

struct hold {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct mutex guard;
};

static int hold_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct hold_vm_ops = {
	.fault = hold_refuse,
};

static int hold_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct hold *hold = filp->private_data;

	if (hold->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &hold_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	hold->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long hold_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct hold *hold = filp->private_data;
	int err;

	if (!hold->vma)
		return -ENXIO;
	mutex_lock(&hold->guard);
	err = vm_insert_pfn(hold->vma, hold->vma->vm_start, hold->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(hold->vma, hold->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	mutex_unlock(&hold->guard);
	return err;
}

const struct file_operations hold_fops = {
	.mmap		= hold_mmap,
	.unlocked_ioctl	= hold_ioctl,
};
