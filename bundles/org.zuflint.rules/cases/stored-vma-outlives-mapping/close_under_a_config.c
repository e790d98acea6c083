#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* What forgets it is there in one configuration only. */
struct sumac {
	struct vm_area_struct *vma;
	int cpu;
};

static int sumac_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void sumac_close(struct vm_area_struct *vma)
{
	struct sumac *sumac = vma->vm_private_data;

	sumac->vma = NULL;
}

static const struct vm_operations_struct sumac_vm_ops = {
	.fault = sumac_fault,
#ifdef CONFIG_SUMAC_CLOSE
	.close = sumac_close,
#endif
};

static int sumac_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct sumac *sumac = file->private_data;

	if (sumac->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = sumac;
	vma->vm_ops = &sumac_vm_ops;
	sumac->vma = vma;  // missed: stored-vma-outlives-mapping
	return 0;
}

static long sumac_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sumac *sumac = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || sumac->cpu != smp_processor_id())
		return -EPERM;
	vma = sumac->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations sumac_fops = {
	.mmap		= sumac_mmap,
	.unlocked_ioctl	= sumac_ioctl,
};
