#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The test is about something else. */
struct bin {
	struct vm_area_struct *vma;
	bool ready;
	int cpu;
};

static int bin_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bin_close(struct vm_area_struct *vma)
{
	struct bin *bin = vma->vm_private_data;

	bin->vma = NULL;
}

static const struct vm_operations_struct bin_vm_ops = {
	.fault = bin_fault,
	.close = bin_close,
};

static int bin_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bin *bin = file->private_data;

	if (!bin->ready)
		return -EAGAIN;
	bin->vma = vma;  // want: stored-vma-overwritten warning "'bin.vma'"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = bin;
	vma->vm_ops = &bin_vm_ops;
	return 0;
}

static long bin_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bin *bin = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bin->cpu != smp_processor_id())
		return -EPERM;
	vma = bin->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations bin_fops = {
	.mmap		= bin_mmap,
	.unlocked_ioctl	= bin_ioctl,
};
