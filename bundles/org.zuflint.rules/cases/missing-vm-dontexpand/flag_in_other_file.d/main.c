#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "plover.h"

static vm_fault_t plover_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void plover_close(struct vm_area_struct *vma)
{
	struct plover *plover = vma->vm_private_data;

	plover->vma = NULL;
}

static const struct vm_operations_struct plover_vm_ops = {
	.fault = plover_fault,
	.close = plover_close,
};

static int plover_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct plover *plover = file->private_data;

	if (plover->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_ops = &plover_vm_ops;
	plover_prepare(plover, vma);
	return 0;
}

static long plover_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct plover *plover = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || plover->cpu != smp_processor_id())
		return -EPERM;
	vma = plover->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations plover_fops = {
	.mmap		= plover_mmap,
	.unlocked_ioctl	= plover_ioctl,
};
