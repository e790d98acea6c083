#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Preemptible RCU lets the reader move. */
struct reef {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int reef_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct reef_vm_ops = {
	.fault = reef_refuse,
};

static int reef_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct reef *reef = filp->private_data;

	if (reef->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &reef_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	reef->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long reef_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct reef *reef = filp->private_data;
	int err;

	if (!reef->vma)
		return -ENXIO;
	rcu_read_lock();
	err = vm_insert_pfn(reef->vma, reef->vma->vm_start, reef->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(reef->vma, reef->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	rcu_read_unlock();
	return err;
}

const struct file_operations reef_fops = {
	.mmap		= reef_mmap,
	.unlocked_ioctl	= reef_ioctl,
};
