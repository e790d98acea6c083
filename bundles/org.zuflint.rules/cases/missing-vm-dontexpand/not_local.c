#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Nobody has asked about vmas without the flag. */
struct gull {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t gull_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gull_close(struct vm_area_struct *vma)
{
	struct gull *gull = vma->vm_private_data;

	gull->vma = NULL;
}

static const struct vm_operations_struct gull_vm_ops = {
	.fault = gull_fault,
	.close = gull_close,
};

static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct gull *gull = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || gull->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTCOPY;
	vma->vm_private_data = gull;
	vma->vm_ops = &gull_vm_ops;
	gull->vma = vma;
	return 0;
}

static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *gull = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || gull->cpu != smp_processor_id())
		return -EPERM;
	vma = gull->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations gull_fops = {
	.mmap		= gull_mmap,
	.unlocked_ioctl	= gull_ioctl,
};
