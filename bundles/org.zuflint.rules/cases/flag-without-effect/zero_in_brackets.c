#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct palm {
	struct vm_area_struct *vma;
	int cpu;
};

static int palm_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void palm_close(struct vm_area_struct *vma)
{
	struct palm *palm = vma->vm_private_data;

	palm->vma = NULL;
}

static const struct vm_operations_struct palm_vm_ops = {
	.fault = palm_fault,
	.close = palm_close,
};

#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU	(0UL)  // want: flag-without-effect warning "an ordinary one"
#endif

static int palm_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct palm *palm = file->private_data;

	if (palm->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = palm;
	vma->vm_ops = &palm_vm_ops;
	palm->vma = vma;
	return 0;
}

static long palm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct palm *palm = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || palm->cpu != smp_processor_id())
		return -EPERM;
	vma = palm->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations palm_fops = {
	.mmap		= palm_mmap,
	.unlocked_ioctl	= palm_ioctl,
};
