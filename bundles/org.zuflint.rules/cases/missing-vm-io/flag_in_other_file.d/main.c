#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "dunlin.h"

static vm_fault_t dunlin_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dunlin_close(struct vm_area_struct *vma)
{
	struct dunlin *dunlin = vma->vm_private_data;

	dunlin->vma = NULL;
}

static const struct vm_operations_struct dunlin_vm_ops = {
	.fault = dunlin_fault,
	.close = dunlin_close,
};

static int dunlin_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct dunlin *dunlin = file->private_data;

	if (dunlin->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_ops = &dunlin_vm_ops;
	dunlin_prepare(dunlin, vma);
	return 0;
}

static long dunlin_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dunlin *dunlin = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || dunlin->cpu != smp_processor_id())
		return -EPERM;
	vma = dunlin->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations dunlin_fops = {
	.mmap		= dunlin_mmap,
	.unlocked_ioctl	= dunlin_ioctl,
};
