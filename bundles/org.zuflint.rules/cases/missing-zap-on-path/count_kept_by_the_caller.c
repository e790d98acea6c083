/* Who shows the pages says how many, and the caller keeps that. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct vimba_job {
	struct page *pages[16];
	unsigned int nr;
};

struct vimba {
	struct vm_area_struct *vma;
	struct vimba_job *job;
	unsigned int shown;
	int cpu;
};

static int vimba_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void vimba_close(struct vm_area_struct *vma)
{
	struct vimba *vimba = vma->vm_private_data;

	vimba->vma = NULL;
}

static const struct vm_operations_struct vimba_vm_ops = {
	.fault = vimba_fault,
	.close = vimba_close,
};

static int vimba_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct vimba *vimba = file->private_data;

	if (current->nr_cpus_allowed != 1 || vimba->cpu != smp_processor_id())
		return -EPERM;
	if (vimba->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = vimba;
	vma->vm_ops = &vimba_vm_ops;
	vimba->vma = vma;
	return 0;
}

static void vimba_clear(struct vimba *vimba)
{
	zap_vma_ptes(vimba->vma, vimba->vma->vm_start, vimba->shown * PAGE_SIZE);
	vimba->shown = 0;
}

static int vimba_show(struct vimba *vimba, struct vimba_job *job)
{
	unsigned int i;

	for (i = 0; i < job->nr; i++)
		if (vm_insert_pfn(vimba->vma, vimba->vma->vm_start + i * PAGE_SIZE, page_to_pfn(job->pages[i])))
			break;
	return i;
}

static long vimba_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vimba *vimba = file->private_data;

	if (current->nr_cpus_allowed != 1 || vimba->cpu != smp_processor_id())
		return -EPERM;
	if (!vimba->vma || !vimba->job)
		return -EINVAL;
	vimba_clear(vimba);
	vimba->shown = vimba_show(vimba, vimba->job);
	return 0;
}

static const struct file_operations vimba_fops = {
	.mmap = vimba_mmap,
	.unlocked_ioctl = vimba_ioctl,
};
