#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct mole {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
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

#define MOLE_FLAGS (VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU)

static void mole_flags(unsigned long *flags)
{
	*flags |= MOLE_FLAGS;
}

static int mole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct mole *mole = file->private_data;

	if (mole->vma)
		return -EBUSY;
	mole_flags(&vma->vm_flags);
	vma->vm_private_data = mole;
	vma->vm_ops = &mole_vm_ops;
	mole->vma = vma;
	return 0;
}

static long mole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mole *mole = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || mole->cpu != smp_processor_id())
		return -EPERM;
	vma = mole->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, mole->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations mole_fops = {
	.mmap = mole_mmap,
	.unlocked_ioctl = mole_ioctl,
};
