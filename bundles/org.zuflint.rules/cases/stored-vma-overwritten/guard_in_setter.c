#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pan {
	struct vm_area_struct *vma;
	int cpu;
};

static int pan_remember(struct pan *pan, struct vm_area_struct *area)
{
	if (pan->vma && pan->vma != area)
		return -EBUSY;
	pan->vma = area;
	return 0;
}

static int pan_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pan_close(struct vm_area_struct *vma)
{
	struct pan *pan = vma->vm_private_data;

	pan->vma = NULL;
}

static const struct vm_operations_struct pan_vm_ops = {
	.fault = pan_fault,
	.close = pan_close,
};

static int pan_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct pan *pan = file->private_data;

	int err = pan_remember(pan, vma);

	if (err)
		return err;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = pan;
	vma->vm_ops = &pan_vm_ops;
	return 0;
}

static long pan_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pan *pan = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pan->cpu != smp_processor_id())
		return -EPERM;
	vma = pan->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pan_fops = {
	.mmap		= pan_mmap,
	.unlocked_ioctl	= pan_ioctl,
};
