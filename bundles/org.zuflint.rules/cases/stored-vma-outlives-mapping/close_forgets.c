#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct birch {
	struct vm_area_struct *vma;
	int cpu;
};

static int birch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void birch_close(struct vm_area_struct *vma)
{
	struct birch *birch = vma->vm_private_data;

	birch->vma = NULL;
}

static const struct vm_operations_struct birch_vm_ops = {
	.fault = birch_fault,
	.close = birch_close,
};

static int birch_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct birch *birch = file->private_data;

	if (birch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = birch;
	vma->vm_ops = &birch_vm_ops;
	birch->vma = vma;
	return 0;
}

static long birch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct birch *birch = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || birch->cpu != smp_processor_id())
		return -EPERM;
	vma = birch->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations birch_fops = {
	.mmap		= birch_mmap,
	.unlocked_ioctl	= birch_ioctl,
};
