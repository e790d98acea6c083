#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct oleaster {
	struct vm_area_struct *vma;
	int cpu;
};

static int oleaster_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oleaster_close(struct vm_area_struct *vma)
{
	struct oleaster *oleaster = vma->vm_private_data;

	oleaster->vma = NULL;
}

static const struct vm_operations_struct oleaster_vm_ops = {
	.fault = oleaster_fault,
	.close = oleaster_close,
};

#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU	0  // want: flag-without-effect warning "an ordinary one"
#endif

static int oleaster_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct oleaster *oleaster = file->private_data;

	if (oleaster->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = oleaster;
	vma->vm_ops = &oleaster_vm_ops;
	oleaster->vma = vma;
	return 0;
}

static long oleaster_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oleaster *oleaster = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || oleaster->cpu != smp_processor_id())
		return -EPERM;
	vma = oleaster->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations oleaster_fops = {
	.mmap		= oleaster_mmap,
	.unlocked_ioctl	= oleaster_ioctl,
};
