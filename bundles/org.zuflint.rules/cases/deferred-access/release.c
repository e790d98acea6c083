#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

/* The last fput() may come from any task that got the descriptor. */
struct wick {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int wick_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wick_close(struct vm_area_struct *vma)
{
	struct wick *wick = vma->vm_private_data;

	wick->vma = NULL;
}

static const struct vm_operations_struct wick_vm_ops = {
	.fault = wick_fault,
	.close = wick_close,
};

static int wick_mmap(struct file *file, struct vm_area_struct *vma)  // context: wick_release, deferred
{
	struct wick *wick = file->private_data;

	if (wick->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = wick;
	vma->vm_ops = &wick_vm_ops;
	wick->vma = vma;
	return 0;
}

static int wick_release(struct inode *inode, struct file *file)
{
	struct wick *wick = file->private_data;

	if (wick->vma)
		zap_vma_ptes(wick->vma, wick->vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes()"
	kfree(wick);
	return 0;
}

static long wick_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wick *wick = file->private_data;

	if (current->nr_cpus_allowed != 1 || !wick->vma)
		return -EPERM;
	return vm_insert_pfn(wick->vma, wick->vma->vm_start, wick->pfn);
}

static const struct file_operations wick_fops = {
	.mmap		= wick_mmap,
	.unlocked_ioctl	= wick_ioctl,
	.release	= wick_release,
};
