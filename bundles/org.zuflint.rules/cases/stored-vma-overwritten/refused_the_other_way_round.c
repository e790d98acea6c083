#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mug {
	struct vm_area_struct *vma;
	int cpu;
};

static int mug_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mug_close(struct vm_area_struct *vma)
{
	struct mug *mug = vma->vm_private_data;

	mug->vma = NULL;
}

static const struct vm_operations_struct mug_vm_ops = {
	.fault = mug_fault,
	.close = mug_close,
};

static int mug_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store mug.vma guarded
{
	struct mug *mug = file->private_data;

	if (!mug->vma) {
		mug->vma = vma;
	} else {
		pr_err("mug: mapped already\n");
		return -EEXIST;
	}
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = mug;
	vma->vm_ops = &mug_vm_ops;
	return 0;
}

static long mug_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mug *mug = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || mug->cpu != smp_processor_id())
		return -EPERM;
	vma = mug->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations mug_fops = {
	.mmap		= mug_mmap,
	.unlocked_ioctl	= mug_ioctl,
};
