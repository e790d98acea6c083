#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* check_vma_flags() refuses GUP on a PFNMAP vma, whatever else is set. */
struct kite {
	struct vm_area_struct *vma;
	int cpu;
};

static int kite_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void kite_close(struct vm_area_struct *vma)
{
	struct kite *kite = vma->vm_private_data;

	kite->vma = NULL;
}

static const struct vm_operations_struct kite_vm_ops = {
	.fault = kite_fault,
	.close = kite_close,
};

static int kite_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct kite *kite = file->private_data;

	if (kite->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = kite;
	vma->vm_ops = &kite_vm_ops;
	kite->vma = vma;
	return 0;
}

static long kite_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kite *kite = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || kite->cpu != smp_processor_id())
		return -EPERM;
	vma = kite->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations kite_fops = {
	.mmap		= kite_mmap,
	.unlocked_ioctl	= kite_ioctl,
};
