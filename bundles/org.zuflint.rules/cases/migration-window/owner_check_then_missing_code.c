#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Code that was not analysed may sleep; nobody knows. */
struct blind {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	bool done;
};

static int blind_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void blind_close(struct vm_area_struct *vma)
{
	struct blind *blind = vma->vm_private_data;

	blind->vma = NULL;
}

static const struct vm_operations_struct blind_vm_ops = {
	.fault = blind_fault,
	.close = blind_close,
};

static int blind_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: passed to blind_submit())
{
	struct blind *blind = file->private_data;

	if (blind->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = blind;
	vma->vm_ops = &blind_vm_ops;
	blind->vma = vma;
	return 0;
}

static long blind_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct blind *blind = file->private_data;
	int err;

	if (blind->cpu != smp_processor_id())
		return -EXDEV;
	if (!blind->vma)
		return -ENXIO;
	err = vm_insert_pfn(blind->vma, blind->vma->vm_start, blind->pfn);
	if (err)
		return err;
	blind_submit(blind);  // want: page-released-while-mapped warning "blind_submit()"
	zap_vma_ptes(blind->vma, blind->vma->vm_start, PAGE_SIZE);  // want: migration-window warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations blind_fops = {
	.mmap		= blind_mmap,
	.unlocked_ioctl	= blind_ioctl,
};
