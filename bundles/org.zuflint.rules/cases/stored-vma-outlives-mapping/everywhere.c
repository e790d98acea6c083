// everywhere
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct maple {
	struct vm_area_struct *vma;
	int cpu;
};

static int maple_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct maple_vm_ops = {
	.fault = maple_fault,
};

static int maple_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct maple *maple = file->private_data;

	if (maple->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY;
	vma->vm_private_data = maple;
	vma->vm_ops = &maple_vm_ops;
	maple->vma = vma;  // want: stored-vma-outlives-mapping warning "the vma 'maple_mmap'"
	return 0;
}

static long maple_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct maple *maple = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || maple->cpu != smp_processor_id())
		return -EPERM;
	vma = maple->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations maple_fops = {
	.mmap		= maple_mmap,
	.unlocked_ioctl	= maple_ioctl,
};
