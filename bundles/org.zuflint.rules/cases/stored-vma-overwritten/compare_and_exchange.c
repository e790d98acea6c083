#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Test and store in one step. */
struct keg {
	struct vm_area_struct *vma;
	int cpu;
};

static int keg_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void keg_close(struct vm_area_struct *vma)
{
	struct keg *keg = vma->vm_private_data;

	keg->vma = NULL;
}

static const struct vm_operations_struct keg_vm_ops = {
	.fault = keg_fault,
	.close = keg_close,
};

static int keg_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store keg.vma guarded
{
	struct keg *keg = file->private_data;

	if (cmpxchg(&keg->vma, NULL, vma))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = keg;
	vma->vm_ops = &keg_vm_ops;
	return 0;
}

static long keg_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct keg *keg = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || keg->cpu != smp_processor_id())
		return -EPERM;
	vma = keg->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations keg_fops = {
	.mmap		= keg_mmap,
	.unlocked_ioctl	= keg_ioctl,
};
