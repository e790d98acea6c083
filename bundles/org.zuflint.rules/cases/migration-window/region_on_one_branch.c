#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct twig {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int twig_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct twig_vm_ops = {
	.fault = twig_refuse,
};

static int twig_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct twig *twig = filp->private_data;

	if (twig->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &twig_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	twig->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long twig_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct twig *twig = filp->private_data;
	int err;

	if (!twig->vma)
		return -ENXIO;
	if (arg)
		preempt_disable();
	err = vm_insert_pfn(twig->vma, twig->vma->vm_start, twig->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(twig->vma, twig->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	if (arg)
		preempt_enable();
	return err;
}

const struct file_operations twig_fops = {
	.mmap		= twig_mmap,
	.unlocked_ioctl	= twig_ioctl,
};
