/* The size to zap stands in a variable, and each page is counted when it is shown. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct dace_job {
	struct page *pages[16];
	unsigned int nr;
};

struct dace {
	struct vm_area_struct *vma;
	struct dace_job *job;
	unsigned int shown;
	int cpu;
};

static int dace_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dace_close(struct vm_area_struct *vma)
{
	struct dace *dace = vma->vm_private_data;

	dace->vma = NULL;
}

static const struct vm_operations_struct dace_vm_ops = {
	.fault = dace_fault,
	.close = dace_close,
};

static int dace_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct dace *dace = file->private_data;

	if (current->nr_cpus_allowed != 1 || dace->cpu != smp_processor_id())
		return -EPERM;
	if (dace->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dace;
	vma->vm_ops = &dace_vm_ops;
	dace->vma = vma;
	return 0;
}

static void dace_clear(struct dace *dace)
{
	unsigned long size = dace->shown * PAGE_SIZE;

	zap_vma_ptes(dace->vma, dace->vma->vm_start, size);
	dace->shown = 0;
}

static int dace_show(struct dace *dace, struct dace_job *job)
{
	unsigned int i;
	int err;

	for (i = 0; i < job->nr; i++) {
		err = vm_insert_pfn(dace->vma, dace->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i]));
		if (err)
			return err;
		dace->shown++;
	}
	return 0;
}

static long dace_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dace *dace = file->private_data;

	if (current->nr_cpus_allowed != 1 || dace->cpu != smp_processor_id())
		return -EPERM;
	if (!dace->vma || !dace->job)
		return -EINVAL;
	dace_clear(dace);
	return dace_show(dace, dace->job);
}

static const struct file_operations dace_fops = {
	.mmap = dace_mmap,
	.unlocked_ioctl = dace_ioctl,
};
