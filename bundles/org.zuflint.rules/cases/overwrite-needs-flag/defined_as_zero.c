#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct quartz {
	struct vm_area_struct *vma;
	int cpu;
};

static int quartz_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void quartz_close(struct vm_area_struct *vma)
{
	struct quartz *quartz = vma->vm_private_data;

	quartz->vma = NULL;
}

static const struct vm_operations_struct quartz_vm_ops = {
	.fault = quartz_fault,
	.close = quartz_close,
};

#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU 0
#endif

static int quartz_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct quartz *quartz = file->private_data;

	if (quartz->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = quartz;
	vma->vm_ops = &quartz_vm_ops;
	quartz->vma = vma;
	return 0;
}

static long quartz_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct quartz *quartz = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || quartz->cpu != smp_processor_id())
		return -EPERM;
	vma = quartz->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);  // want: overwrite-needs-flag "where VM_LOCAL_CPU is defined as 0"
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations quartz_fops = {
	.mmap		= quartz_mmap,
	.unlocked_ioctl	= quartz_ioctl,
};
