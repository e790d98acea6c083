#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct lane {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int lane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lane_close(struct vm_area_struct *vma)
{
	struct lane *lane = vma->vm_private_data;

	lane->vma = NULL;
}

static const struct vm_operations_struct lane_vm_ops = {
	.fault = lane_fault,
	.close = lane_close,
};

static int lane_mmap(struct file *file, struct vm_area_struct *vma)  // context: lane_ioctl, pinned
{
	struct lane *lane = file->private_data;

	if (lane->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = lane;
	vma->vm_ops = &lane_vm_ops;
	lane->vma = vma;
	return 0;
}

static long lane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lane *lane = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!lane->vma)
		return -ENXIO;
	err = vm_insert_pfn(lane->vma, lane->vma->vm_start, lane->pfn);
	if (err)
		return err;
	zap_vma_ptes(lane->vma, lane->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations lane_fops = {
	.mmap		= lane_mmap,
	.unlocked_ioctl	= lane_ioctl,
};
