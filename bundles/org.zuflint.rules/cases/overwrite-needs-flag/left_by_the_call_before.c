#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct topaz {
	struct vm_area_struct *vma;
	int cpu;
};

static int topaz_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void topaz_close(struct vm_area_struct *vma)
{
	struct topaz *topaz = vma->vm_private_data;

	topaz->vma = NULL;
}

static const struct vm_operations_struct topaz_vm_ops = {
	.fault = topaz_fault,
	.close = topaz_close,
};

#define TOPAZ_END _IO(0xb1, 1)

static int topaz_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct topaz *topaz = file->private_data;

	if (topaz->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = topaz;
	vma->vm_ops = &topaz_vm_ops;
	topaz->vma = vma;
	return 0;
}

static long topaz_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct topaz *topaz = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || topaz->cpu != smp_processor_id())
		return -EPERM;
	vma = topaz->vma;
	if (!vma)
		return -ENXIO;
	if (cmd == TOPAZ_END) {
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
		return 0;
	}
	err = vm_insert_pfn(vma, vma->vm_start, arg);  // want: overwrite-needs-flag
	return err;
}

const struct file_operations topaz_fops = {
	.mmap		= topaz_mmap,
	.unlocked_ioctl	= topaz_ioctl,
};
