#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* A second field stands for the pointer, and both change together. */
struct lid {
	struct vm_area_struct *vma;
	bool mapped;
	int cpu;
};

static int lid_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lid_close(struct vm_area_struct *vma)
{
	struct lid *lid = vma->vm_private_data;

	lid->vma = NULL;
	lid->mapped = false;
}

static const struct vm_operations_struct lid_vm_ops = {
	.fault = lid_fault,
	.close = lid_close,
};

static int lid_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct lid *lid = file->private_data;

	if (lid->mapped)
		return -EBUSY;
	lid->mapped = true;
	lid->vma = vma;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = lid;
	vma->vm_ops = &lid_vm_ops;
	return 0;
}

static long lid_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lid *lid = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || lid->cpu != smp_processor_id())
		return -EPERM;
	vma = lid->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations lid_fops = {
	.mmap		= lid_mmap,
	.unlocked_ioctl	= lid_ioctl,
};
