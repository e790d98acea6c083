#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "dunlins.h"

static vm_fault_t dunlins_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dunlins_close(struct vm_area_struct *vma)
{
	struct dunlins *dunlins = vma->vm_private_data;

	dunlins->vma = NULL;
}

static const struct vm_operations_struct dunlins_vm_ops = {
	.fault = dunlins_fault,
	.close = dunlins_close,
};

static int dunlins_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct dunlins *dunlins = file->private_data;

	if (dunlins->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;  // want: missing-vm-io
	vma->vm_ops = &dunlins_vm_ops;
	dunlins_prepare(dunlins, vma);
	return 0;
}

static long dunlins_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dunlins *dunlins = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || dunlins->cpu != smp_processor_id())
		return -EPERM;
	vma = dunlins->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations dunlins_fops = {
	.mmap		= dunlins_mmap,
	.unlocked_ioctl	= dunlins_ioctl,
};
