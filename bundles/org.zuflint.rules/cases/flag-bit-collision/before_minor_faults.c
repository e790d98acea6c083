// kernel: 5.12
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct oak {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int oak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oak_close(struct vm_area_struct *vma)
{
	struct oak *oak = vma->vm_private_data;

	oak->vma = NULL;
}

static const struct vm_operations_struct oak_vm_ops = {
	.fault = oak_fault,
	.close = oak_close,
};

static int oak_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct oak *oak = file->private_data;

	if (current->nr_cpus_allowed != 1 || oak->cpu != smp_processor_id())
		return -EPERM;
	if (oak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = oak;
	vma->vm_ops = &oak_vm_ops;
	oak->vma = vma;
	return 0;
}

static long oak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oak *oak = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || oak->cpu != smp_processor_id())
		return -EPERM;
	if (!oak->vma)
		return -ENXIO;
	err = vm_insert_pfn(oak->vma, oak->vma->vm_start, oak->pfn);
	if (err)
		return err;
	zap_vma_ptes(oak->vma, oak->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations oak_fops = {
	.mmap		= oak_mmap,
	.unlocked_ioctl	= oak_ioctl,
};
