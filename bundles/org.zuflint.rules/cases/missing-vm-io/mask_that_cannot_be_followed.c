#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The mask comes from code that is not here: it may hold the flag. */
struct ousel {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t ousel_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ousel_close(struct vm_area_struct *vma)
{
	struct ousel *ousel = vma->vm_private_data;

	ousel->vma = NULL;
}

static const struct vm_operations_struct ousel_vm_ops = {
	.fault = ousel_fault,
	.close = ousel_close,
};

unsigned long ousel_flags(unsigned long kind);

static int ousel_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ousel *ousel = file->private_data;

	if (ousel->vma)
		return -EBUSY;
	vma->vm_flags |= ousel_flags(vma->vm_pgoff) | VM_LOCAL_CPU;
	vma->vm_private_data = ousel;
	vma->vm_ops = &ousel_vm_ops;
	ousel->vma = vma;
	return 0;
}

static long ousel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ousel *ousel = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ousel->cpu != smp_processor_id())
		return -EPERM;
	vma = ousel->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ousel_fops = {
	.mmap		= ousel_mmap,
	.unlocked_ioctl	= ousel_ioctl,
};
