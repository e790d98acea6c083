#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* .release comes after munmap(), not with it. */
struct hazel {
	struct vm_area_struct *vma;
	int cpu;
};

static int hazel_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct hazel_vm_ops = {
	.fault = hazel_fault,
};

static int hazel_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct hazel *hazel = file->private_data;

	if (hazel->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = hazel;
	vma->vm_ops = &hazel_vm_ops;
	hazel->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long hazel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hazel *hazel = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || hazel->cpu != smp_processor_id())
		return -EPERM;
	vma = hazel->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static int hazel_release(struct inode *inode, struct file *file)
{
	struct hazel *hazel = file->private_data;

	hazel->vma = NULL;
	return 0;
}

const struct file_operations hazel_fops = {
	.release	= hazel_release,
	.mmap		= hazel_mmap,
	.unlocked_ioctl	= hazel_ioctl,
};
