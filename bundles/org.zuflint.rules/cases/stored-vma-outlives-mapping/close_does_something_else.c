#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* There is a .close, but all it does is count. */
struct cedar {
	struct vm_area_struct *vma;
	int cpu;
};

static int cedar_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cedar_close(struct vm_area_struct *vma)
{
	struct cedar *cedar = vma->vm_private_data;

	cedar->cpu = -1;
}

static const struct vm_operations_struct cedar_vm_ops = {
	.fault = cedar_fault,
	.close = cedar_close,
};

static int cedar_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct cedar *cedar = file->private_data;

	if (cedar->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = cedar;
	vma->vm_ops = &cedar_vm_ops;
	cedar->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long cedar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cedar *cedar = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || cedar->cpu != smp_processor_id())
		return -EPERM;
	vma = cedar->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations cedar_fops = {
	.mmap		= cedar_mmap,
	.unlocked_ioctl	= cedar_ioctl,
};
