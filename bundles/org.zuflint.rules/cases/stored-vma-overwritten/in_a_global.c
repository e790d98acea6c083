#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct well {
	int dummy;
	int cpu;
};

static struct vm_area_struct *well_vma;

static int well_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void well_close(struct vm_area_struct *vma)
{
	struct well *well = vma->vm_private_data;

	well_vma = NULL;
}

static const struct vm_operations_struct well_vm_ops = {
	.fault = well_fault,
	.close = well_close,
};

static int well_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct well *well = file->private_data;

	well_vma = vma;  // want: stored-vma-overwritten warning "well_vma"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = well;
	vma->vm_ops = &well_vm_ops;
	return 0;
}

static long well_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct well *well = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || well->cpu != smp_processor_id())
		return -EPERM;
	vma = well_vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations well_fops = {
	.mmap		= well_mmap,
	.unlocked_ioctl	= well_ioctl,
};
