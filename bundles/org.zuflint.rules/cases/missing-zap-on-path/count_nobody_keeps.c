/* How much the next entry zaps is counted, but nobody counts. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct loach_job {
	struct page *pages[16];
	unsigned int nr;
};

struct loach {
	struct vm_area_struct *vma;
	struct loach_job *job;
	unsigned int shown;
	int cpu;
};

static int loach_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void loach_close(struct vm_area_struct *vma)
{
	struct loach *loach = vma->vm_private_data;

	loach->vma = NULL;
}

static const struct vm_operations_struct loach_vm_ops = {
	.fault = loach_fault,
	.close = loach_close,
};

static int loach_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: who inserts does not set 'shown')
{
	struct loach *loach = file->private_data;

	if (current->nr_cpus_allowed != 1 || loach->cpu != smp_processor_id())
		return -EPERM;
	if (loach->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = loach;
	vma->vm_ops = &loach_vm_ops;
	loach->vma = vma;
	return 0;
}

static void loach_clear(struct loach *loach)
{
	zap_vma_ptes(loach->vma, loach->vma->vm_start, loach->shown * PAGE_SIZE);
	loach->shown = 0;
}

static int loach_show(struct loach *loach, struct loach_job *job)
{
	unsigned int i;
	int err;

	for (i = 0; i < job->nr; i++) {
		err = vm_insert_pfn(loach->vma, loach->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i]));
		if (err)
			return err;
	}
	return 0;
}

static long loach_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct loach *loach = file->private_data;

	if (current->nr_cpus_allowed != 1 || loach->cpu != smp_processor_id())
		return -EPERM;
	if (!loach->vma || !loach->job)
		return -EINVAL;
	loach_clear(loach);
	return loach_show(loach, loach->job);
}

static const struct file_operations loach_fops = {
	.mmap = loach_mmap,
	.unlocked_ioctl = loach_ioctl,
};
