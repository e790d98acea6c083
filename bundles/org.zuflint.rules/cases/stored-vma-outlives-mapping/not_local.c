#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Nobody has asked about vmas without the flag. */
struct larch {
	struct vm_area_struct *vma;
	int cpu;
};

static int larch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct larch_vm_ops = {
	.fault = larch_fault,
};

static int larch_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct larch *larch = file->private_data;

	if (larch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY;
	vma->vm_private_data = larch;
	vma->vm_ops = &larch_vm_ops;
	larch->vma = vma;
	return 0;
}

static long larch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct larch *larch = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || larch->cpu != smp_processor_id())
		return -EPERM;
	vma = larch->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations larch_fops = {
	.mmap		= larch_mmap,
	.unlocked_ioctl	= larch_ioctl,
};
