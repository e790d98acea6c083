/* A page that cannot be shown ends the operation before the others are counted. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gudgeon_job {
	struct page *pages[16];
	unsigned int nr;
};

struct gudgeon {
	struct vm_area_struct *vma;
	struct gudgeon_job *job;
	unsigned int shown;
	int cpu;
};

static int gudgeon_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gudgeon_close(struct vm_area_struct *vma)
{
	struct gudgeon *gudgeon = vma->vm_private_data;

	gudgeon->vma = NULL;
}

static const struct vm_operations_struct gudgeon_vm_ops = {
	.fault = gudgeon_fault,
	.close = gudgeon_close,
};

static int gudgeon_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a path leaves entries and does not set 'shown')
{
	struct gudgeon *gudgeon = file->private_data;

	if (current->nr_cpus_allowed != 1 || gudgeon->cpu != smp_processor_id())
		return -EPERM;
	if (gudgeon->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gudgeon;
	vma->vm_ops = &gudgeon_vm_ops;
	gudgeon->vma = vma;
	return 0;
}

static void gudgeon_clear(struct gudgeon *gudgeon)
{
	zap_vma_ptes(gudgeon->vma, gudgeon->vma->vm_start, gudgeon->shown * PAGE_SIZE);
	gudgeon->shown = 0;
}

static int gudgeon_show(struct gudgeon *gudgeon, struct gudgeon_job *job)
{
	unsigned int i;
	int err;

	for (i = 0; i < job->nr; i++) {
		err = vm_insert_pfn(gudgeon->vma, gudgeon->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i]));
		if (err)
			return err;
	}
	gudgeon->shown = job->nr;
	return 0;
}

static long gudgeon_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gudgeon *gudgeon = file->private_data;

	if (current->nr_cpus_allowed != 1 || gudgeon->cpu != smp_processor_id())
		return -EPERM;
	if (!gudgeon->vma || !gudgeon->job)
		return -EINVAL;
	gudgeon_clear(gudgeon);
	return gudgeon_show(gudgeon, gudgeon->job);
}

static const struct file_operations gudgeon_fops = {
	.mmap = gudgeon_mmap,
	.unlocked_ioctl = gudgeon_ioctl,
};
