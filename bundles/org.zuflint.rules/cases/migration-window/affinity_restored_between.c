#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mole {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct completion done;
};

static int mole_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mole_close(struct vm_area_struct *vma)
{
	struct mole *mole = vma->vm_private_data;

	mole->vma = NULL;
}

static const struct vm_operations_struct mole_vm_ops = {
	.fault = mole_fault,
	.close = mole_close,
};

static int mole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2)
{
	struct mole *mole = file->private_data;

	if (mole->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = mole;
	vma->vm_ops = &mole_vm_ops;
	mole->vma = vma;
	return 0;
}

static long mole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mole *mole = file->private_data;
	int err;

	if (!mole->vma)
		return -ENXIO;
	err = set_cpus_allowed_ptr(current, cpumask_of(mole->cpu));
	if (err)
		return err;
	err = vm_insert_pfn(mole->vma, mole->vma->vm_start, mole->pfn);
	set_cpus_allowed_ptr(current, cpu_possible_mask);
	wait_for_completion(&mole->done);
	if (err)
		return err;
	set_cpus_allowed_ptr(current, cpumask_of(mole->cpu));
	zap_vma_ptes(mole->vma, mole->vma->vm_start, PAGE_SIZE);  // want: migration-window error "gives its CPU up"
	return 0;
}

static const struct file_operations mole_fops = {
	.mmap		= mole_mmap,
	.unlocked_ioctl	= mole_ioctl,
};
