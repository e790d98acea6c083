#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pipe {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int pipe_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pipe_close(struct vm_area_struct *vma)
{
	struct pipe *pipe = vma->vm_private_data;

	pipe->vma = NULL;
}

static const struct vm_operations_struct pipe_vm_ops = {
	.fault = pipe_fault,
	.close = pipe_close,
};

static int pipe_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified fact: local
{
	struct pipe *pipe = file->private_data;

	if (current->nr_cpus_allowed != 1 || pipe->cpu != smp_processor_id())
		return -EPERM;
	if (pipe->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pipe;
	vma->vm_ops = &pipe_vm_ops;
	pipe->vma = vma;
	return 0;
}

static long pipe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pipe *pipe = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || pipe->cpu != smp_processor_id())
		return -EPERM;
	if (!pipe->vma)
		return -ENXIO;
	err = vm_insert_pfn(pipe->vma, pipe->vma->vm_start, page_to_pfn(pipe->page));
	zap_vma_ptes(pipe->vma, pipe->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pipe_fops = {
	.mmap		= pipe_mmap,
	.unlocked_ioctl	= pipe_ioctl,
};
