#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The mask comes from code that is not here: it may hold the flag. */
struct merl {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t merl_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void merl_close(struct vm_area_struct *vma)
{
	struct merl *merl = vma->vm_private_data;

	merl->vma = NULL;
}

static const struct vm_operations_struct merl_vm_ops = {
	.fault = merl_fault,
	.close = merl_close,
};

unsigned long merl_flags(unsigned long kind);

static int merl_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct merl *merl = file->private_data;

	if (merl->vma)
		return -EBUSY;
	vma->vm_flags |= merl_flags(vma->vm_pgoff) | VM_LOCAL_CPU;
	vma->vm_private_data = merl;
	vma->vm_ops = &merl_vm_ops;
	merl->vma = vma;
	return 0;
}

static long merl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct merl *merl = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || merl->cpu != smp_processor_id())
		return -EPERM;
	vma = merl->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations merl_fops = {
	.mmap		= merl_mmap,
	.unlocked_ioctl	= merl_ioctl,
};
