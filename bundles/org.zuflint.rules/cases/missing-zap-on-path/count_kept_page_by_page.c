/* Each page is counted when it is shown. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct minnow_job {
	struct page *pages[16];
	unsigned int nr;
};

struct minnow {
	struct vm_area_struct *vma;
	struct minnow_job *job;
	unsigned int shown;
	int cpu;
};

static int minnow_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void minnow_close(struct vm_area_struct *vma)
{
	struct minnow *minnow = vma->vm_private_data;

	minnow->vma = NULL;
}

static const struct vm_operations_struct minnow_vm_ops = {
	.fault = minnow_fault,
	.close = minnow_close,
};

static int minnow_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct minnow *minnow = file->private_data;

	if (current->nr_cpus_allowed != 1 || minnow->cpu != smp_processor_id())
		return -EPERM;
	if (minnow->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = minnow;
	vma->vm_ops = &minnow_vm_ops;
	minnow->vma = vma;
	return 0;
}

static void minnow_clear(struct minnow *minnow)
{
	zap_vma_ptes(minnow->vma, minnow->vma->vm_start, minnow->shown * PAGE_SIZE);
	minnow->shown = 0;
}

static int minnow_show(struct minnow *minnow, struct minnow_job *job)
{
	unsigned int i;
	int err;

	for (i = 0; i < job->nr; i++) {
		err = vm_insert_pfn(minnow->vma, minnow->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i]));
		if (err)
			return err;
		minnow->shown++;
	}
	return 0;
}

static long minnow_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct minnow *minnow = file->private_data;

	if (current->nr_cpus_allowed != 1 || minnow->cpu != smp_processor_id())
		return -EPERM;
	if (!minnow->vma || !minnow->job)
		return -EINVAL;
	minnow_clear(minnow);
	return minnow_show(minnow, minnow->job);
}

static const struct file_operations minnow_fops = {
	.mmap = minnow_mmap,
	.unlocked_ioctl = minnow_ioctl,
};
