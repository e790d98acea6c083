#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* This is what the patch is for. */
struct beryl {
	struct vm_area_struct *vma;
	int cpu;
};

static int beryl_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void beryl_close(struct vm_area_struct *vma)
{
	struct beryl *beryl = vma->vm_private_data;

	beryl->vma = NULL;
}

static const struct vm_operations_struct beryl_vm_ops = {
	.fault = beryl_fault,
	.close = beryl_close,
};

static int beryl_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct beryl *beryl = file->private_data;

	if (beryl->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = beryl;
	vma->vm_ops = &beryl_vm_ops;
	beryl->vma = vma;
	return 0;
}

static long beryl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct beryl *beryl = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || beryl->cpu != smp_processor_id())
		return -EPERM;
	vma = beryl->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations beryl_fops = {
	.mmap		= beryl_mmap,
	.unlocked_ioctl	= beryl_ioctl,
};
