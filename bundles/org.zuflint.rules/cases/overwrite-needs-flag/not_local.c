#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct onyx {
	struct vm_area_struct *vma;
	int cpu;
};

static int onyx_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void onyx_close(struct vm_area_struct *vma)
{
	struct onyx *onyx = vma->vm_private_data;

	onyx->vma = NULL;
}

static const struct vm_operations_struct onyx_vm_ops = {
	.fault = onyx_fault,
	.close = onyx_close,
};

static int onyx_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct onyx *onyx = file->private_data;

	if (onyx->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = onyx;
	vma->vm_ops = &onyx_vm_ops;
	onyx->vma = vma;
	return 0;
}

static long onyx_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct onyx *onyx = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || onyx->cpu != smp_processor_id())
		return -EPERM;
	vma = onyx->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations onyx_fops = {
	.mmap		= onyx_mmap,
	.unlocked_ioctl	= onyx_ioctl,
};
