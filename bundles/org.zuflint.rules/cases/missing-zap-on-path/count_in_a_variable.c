/* The same through a variable: how much is zapped is counted, but nobody counts. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bleak_job {
	struct page *pages[16];
	unsigned int nr;
};

struct bleak {
	struct vm_area_struct *vma;
	struct bleak_job *job;
	unsigned int shown;
	int cpu;
};

static int bleak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bleak_close(struct vm_area_struct *vma)
{
	struct bleak *bleak = vma->vm_private_data;

	bleak->vma = NULL;
}

static const struct vm_operations_struct bleak_vm_ops = {
	.fault = bleak_fault,
	.close = bleak_close,
};

static int bleak_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: who inserts does not set 'shown')
{
	struct bleak *bleak = file->private_data;

	if (current->nr_cpus_allowed != 1 || bleak->cpu != smp_processor_id())
		return -EPERM;
	if (bleak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bleak;
	vma->vm_ops = &bleak_vm_ops;
	bleak->vma = vma;
	return 0;
}

static void bleak_clear(struct bleak *bleak)
{
	unsigned long pages = bleak->shown;
	unsigned long size = pages << PAGE_SHIFT;

	zap_vma_ptes(bleak->vma, bleak->vma->vm_start, size);
	bleak->shown = 0;
}

static int bleak_show(struct bleak *bleak, struct bleak_job *job)
{
	unsigned int i;
	int err;

	for (i = 0; i < job->nr; i++) {
		err = vm_insert_pfn(bleak->vma, bleak->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i]));
		if (err)
			return err;
	}
	return 0;
}

static long bleak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bleak *bleak = file->private_data;

	if (current->nr_cpus_allowed != 1 || bleak->cpu != smp_processor_id())
		return -EPERM;
	if (!bleak->vma || !bleak->job)
		return -EINVAL;
	bleak_clear(bleak);
	return bleak_show(bleak, bleak->job);
}

static const struct file_operations bleak_fops = {
	.mmap = bleak_mmap,
	.unlocked_ioctl = bleak_ioctl,
};
