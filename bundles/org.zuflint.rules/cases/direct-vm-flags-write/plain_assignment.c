// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rush {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int rush_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rush_close(struct vm_area_struct *vma)
{
	struct rush *rush = vma->vm_private_data;

	rush->vma = NULL;
}

static const struct vm_operations_struct rush_vm_ops = {
	.fault = rush_fault,
	.close = rush_close,
};

static int rush_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rush *rush = file->private_data;

	if (current->nr_cpus_allowed != 1 || rush->cpu != smp_processor_id())
		return -EPERM;
	if (rush->vma)
		return -EBUSY;
	vma->vm_flags = vma->vm_flags | VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: direct-vm-flags-write error "const since 6.3" want: flag-bit-collision
	vma->vm_private_data = rush;
	vma->vm_ops = &rush_vm_ops;
	rush->vma = vma;
	return 0;
}

static long rush_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rush *rush = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || rush->cpu != smp_processor_id())
		return -EPERM;
	if (!rush->vma)
		return -ENXIO;
	err = vm_insert_pfn(rush->vma, rush->vma->vm_start, rush->pfn);
	if (err)
		return err;
	zap_vma_ptes(rush->vma, rush->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations rush_fops = {
	.mmap		= rush_mmap,
	.unlocked_ioctl	= rush_ioctl,
};
