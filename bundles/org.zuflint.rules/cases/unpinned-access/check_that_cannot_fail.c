#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Asks for what it has just written. */
struct echo {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int echo_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct echo_vm_ops = {
	.fault = echo_refuse,
};

static int echo_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct echo *echo = filp->private_data;

	if (echo->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &echo_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	echo->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long echo_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct echo *echo = filp->private_data;
	int err;

	if (!echo->vma)
		return -ENXIO;
	echo->cpu = smp_processor_id();
	if (echo->cpu != smp_processor_id())
		return -EXDEV;
	err = vm_insert_pfn(echo->vma, echo->vma->vm_start, echo->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(echo->vma, echo->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	return err;
}

const struct file_operations echo_fops = {
	.mmap		= echo_mmap,
	.unlocked_ioctl	= echo_ioctl,
};
