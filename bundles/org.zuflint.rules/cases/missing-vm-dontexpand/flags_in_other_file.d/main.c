#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "plovers.h"

static vm_fault_t plovers_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void plovers_close(struct vm_area_struct *vma)
{
	struct plovers *plovers = vma->vm_private_data;

	plovers->vma = NULL;
}

static const struct vm_operations_struct plovers_vm_ops = {
	.fault = plovers_fault,
	.close = plovers_close,
};

static int plovers_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct plovers *plovers = file->private_data;

	if (plovers->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;  // want: missing-vm-dontexpand
	vma->vm_ops = &plovers_vm_ops;
	plovers_prepare(plovers, vma);
	return 0;
}

static long plovers_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct plovers *plovers = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || plovers->cpu != smp_processor_id())
		return -EPERM;
	vma = plovers->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations plovers_fops = {
	.mmap		= plovers_mmap,
	.unlocked_ioctl	= plovers_ioctl,
};
