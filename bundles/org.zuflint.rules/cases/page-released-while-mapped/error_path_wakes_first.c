#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct finch {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct completion done;
};

static int finch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void finch_close(struct vm_area_struct *vma)
{
	struct finch *finch = vma->vm_private_data;

	finch->vma = NULL;
}

static const struct vm_operations_struct finch_vm_ops = {
	.fault = finch_fault,
	.close = finch_close,
};

static int finch_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct finch *finch = file->private_data;

	if (current->nr_cpus_allowed != 1 || finch->cpu != smp_processor_id())
		return -EPERM;
	if (finch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = finch;
	vma->vm_ops = &finch_vm_ops;
	finch->vma = vma;
	return 0;
}

static long finch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct finch *finch = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || finch->cpu != smp_processor_id())
		return -EPERM;
	if (!finch->vma)
		return -ENXIO;
	err = vm_insert_pfn(finch->vma, finch->vma->vm_start, finch->pfn);
	if (err)
		goto out;
	if (fatal_signal_pending(current)) {
		complete(&finch->done);  // want: page-released-while-mapped error "tells the owner"
		zap_vma_ptes(finch->vma, finch->vma->vm_start, PAGE_SIZE);
		return -EINTR;
	}
	zap_vma_ptes(finch->vma, finch->vma->vm_start, PAGE_SIZE);
out:
	complete(&finch->done);
	return err;
}

static const struct file_operations finch_fops = {
	.mmap		= finch_mmap,
	.unlocked_ioctl	= finch_ioctl,
};
