#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct seal {
	struct vm_area_struct *vma;
	int cpu;
};

static int seal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void seal_close(struct vm_area_struct *vma)
{
	struct seal *seal = vma->vm_private_data;

	seal->vma = NULL;
}

static void seal_open(struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_LOCAL_CPU;
}

static const struct vm_operations_struct seal_vm_ops = {
	.open = seal_open,
	.fault = seal_fault,
	.close = seal_close,
};

static int seal_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct seal *seal = file->private_data;

	if (seal->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = seal;
	vma->vm_ops = &seal_vm_ops;
	seal->vma = vma;
	return 0;
}

static long seal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct seal *seal = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || seal->cpu != smp_processor_id())
		return -EPERM;
	vma = seal->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations seal_fops = {
	.mmap		= seal_mmap,
	.unlocked_ioctl	= seal_ioctl,
};
