#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct teak {
	struct vm_area_struct *vma;
	int cpu;
};

static int teak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void teak_close(struct vm_area_struct *vma)
{
	struct teak *teak = vma->vm_private_data;

	teak->vma = NULL;
}

static const struct vm_operations_struct teak_vm_ops = {
	.fault = teak_fault,
	.close = teak_close,
};

static int teak_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct teak *teak = file->private_data;

	if (teak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = teak;
	vma->vm_ops = &teak_vm_ops;
	teak->vma = vma;
	return 0;
}

static long teak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct teak *teak = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || teak->cpu != smp_processor_id())
		return -EPERM;
	vma = teak->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations teak_fops = {
	.mmap		= teak_mmap,
	.unlocked_ioctl	= teak_ioctl,
};
