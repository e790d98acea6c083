#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct eider {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t eider_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void eider_close(struct vm_area_struct *vma)
{
	struct eider *eider = vma->vm_private_data;

	eider->vma = NULL;
}

static const struct vm_operations_struct eider_vm_ops = {
	.fault = eider_fault,
	.close = eider_close,
};

static int eider_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct eider *eider = file->private_data;

	if (eider->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io "nothing sets VM_IO"
	vma->vm_private_data = eider;
	vma->vm_ops = &eider_vm_ops;
	eider->vma = vma;
	return 0;
}

static long eider_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct eider *eider = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || eider->cpu != smp_processor_id())
		return -EPERM;
	vma = eider->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_page(vma, vma->vm_start, pfn_to_page(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations eider_fops = {
	.mmap		= eider_mmap,
	.unlocked_ioctl	= eider_ioctl,
};
