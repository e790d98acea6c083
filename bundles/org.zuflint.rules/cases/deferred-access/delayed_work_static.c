#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct mule {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int mule_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mule_close(struct vm_area_struct *vma)
{
	struct mule *mule = vma->vm_private_data;

	mule->vma = NULL;
}

static const struct vm_operations_struct mule_vm_ops = {
	.fault = mule_fault,
	.close = mule_close,
};

static int mule_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct mule *mule = file->private_data;

	if (mule->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = mule;
	vma->vm_ops = &mule_vm_ops;
	mule->vma = vma;
	return 0;
}

static struct mule *the_mule;

static void mule_tidy(struct work_struct *unused)
{
	struct mule *mule = the_mule;

	if (mule && mule->vma)
		zap_vma_ptes(mule->vma, mule->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "apart from the operation"
}

static DECLARE_DELAYED_WORK(mule_tidy_work, mule_tidy);

static int mule_open(struct inode *inode, struct file *file)
{
	the_mule = kzalloc(sizeof(*the_mule), GFP_KERNEL);
	file->private_data = the_mule;
	return the_mule ? 0 : -ENOMEM;
}

static long mule_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mule *mule = file->private_data;

	if (current->nr_cpus_allowed != 1 || !mule->vma)
		return -EPERM;
	schedule_delayed_work(&mule_tidy_work, HZ);
	return vm_insert_pfn(mule->vma, mule->vma->vm_start, mule->pfn);
}

static const struct file_operations mule_fops = {
	.mmap		= mule_mmap,
	.open		= mule_open,
	.unlocked_ioctl	= mule_ioctl,
};
