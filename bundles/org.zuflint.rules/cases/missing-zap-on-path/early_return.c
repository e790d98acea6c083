#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct carp {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int carp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void carp_close(struct vm_area_struct *vma)
{
	struct carp *carp = vma->vm_private_data;

	carp->vma = NULL;
}

static const struct vm_operations_struct carp_vm_ops = {
	.fault = carp_fault,
	.close = carp_close,
};

static int carp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct carp *carp = file->private_data;

	if (current->nr_cpus_allowed != 1 || carp->cpu != smp_processor_id())
		return -EPERM;
	if (carp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = carp;
	vma->vm_ops = &carp_vm_ops;
	carp->vma = vma;
	return 0;
}

static long carp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct carp *carp = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || carp->cpu != smp_processor_id())
		return -EPERM;
	if (!carp->vma)
		return -ENXIO;
	err = vm_insert_pfn(carp->vma, carp->vma->vm_start, carp->pfn);
	if (err)
		return err;
	if (copy_to_user((void __user *)arg, &carp->pfn, sizeof(carp->pfn)))
		return -EFAULT;  // want: missing-zap-on-path error "leaves here with entries"
	zap_vma_ptes(carp->vma, carp->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations carp_fops = {
	.mmap		= carp_mmap,
	.unlocked_ioctl	= carp_ioctl,
};
