#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct cup {
	struct vm_area_struct *vma;
	int cpu;
};

static int cup_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cup_close(struct vm_area_struct *vma)
{
	struct cup *cup = vma->vm_private_data;

	cup->vma = NULL;
}

static const struct vm_operations_struct cup_vm_ops = {
	.fault = cup_fault,
	.close = cup_close,
};

static int cup_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store cup.vma guarded cleared
{
	struct cup *cup = file->private_data;

	if (cup->vma)
		return -EBUSY;
	cup->vma = vma;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = cup;
	vma->vm_ops = &cup_vm_ops;
	return 0;
}

static long cup_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cup *cup = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || cup->cpu != smp_processor_id())
		return -EPERM;
	vma = cup->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations cup_fops = {
	.mmap		= cup_mmap,
	.unlocked_ioctl	= cup_ioctl,
};
