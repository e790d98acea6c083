#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct vane {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int vane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void vane_close(struct vm_area_struct *vma)
{
	struct vane *vane = vma->vm_private_data;

	vane->vma = NULL;
}

static const struct vm_operations_struct vane_vm_ops = {
	.fault = vane_fault,
	.close = vane_close,
};

static int vane_mmap(struct file *file, struct vm_area_struct *vma)  // context: vane_ioctl, pinned
{
	struct vane *vane = file->private_data;

	if (vane->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = vane;
	vma->vm_ops = &vane_vm_ops;
	vane->vma = vma;
	return 0;
}

static long vane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vane *vane = file->private_data;
	int err;

	if (vane->cpu != smp_processor_id())
		return -EXDEV;
	if (!vane->vma)
		return -ENXIO;
	err = vm_insert_pfn(vane->vma, vane->vma->vm_start, vane->pfn);
	if (err)
		return err;
	zap_vma_ptes(vane->vma, vane->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations vane_fops = {
	.mmap		= vane_mmap,
	.unlocked_ioctl	= vane_ioctl,
};
