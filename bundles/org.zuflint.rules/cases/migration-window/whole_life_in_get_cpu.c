#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bolt {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int bolt_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bolt_close(struct vm_area_struct *vma)
{
	struct bolt *bolt = vma->vm_private_data;

	bolt->vma = NULL;
}

static const struct vm_operations_struct bolt_vm_ops = {
	.fault = bolt_fault,
	.close = bolt_close,
};

static int bolt_mmap(struct file *file, struct vm_area_struct *vma)  // context: bolt_ioctl, pinned
{
	struct bolt *bolt = file->private_data;

	if (bolt->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bolt;
	vma->vm_ops = &bolt_vm_ops;
	bolt->vma = vma;
	return 0;
}

static long bolt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bolt *bolt = file->private_data;
	int err;

	if (!bolt->vma)
		return -ENXIO;
	get_cpu();
	err = vm_insert_pfn(bolt->vma, bolt->vma->vm_start, bolt->pfn);
	if (err) {
		put_cpu();
		return err;
	}
	zap_vma_ptes(bolt->vma, bolt->vma->vm_start, PAGE_SIZE);
	put_cpu();
	return 0;
}

static const struct file_operations bolt_fops = {
	.mmap		= bolt_mmap,
	.unlocked_ioctl	= bolt_ioctl,
};
