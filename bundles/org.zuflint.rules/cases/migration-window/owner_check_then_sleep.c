#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Between the look at the CPU and the zap the caller may have moved on. */
struct naps {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	bool done;
};

static int naps_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void naps_close(struct vm_area_struct *vma)
{
	struct naps *naps = vma->vm_private_data;

	naps->vma = NULL;
}

static const struct vm_operations_struct naps_vm_ops = {
	.fault = naps_fault,
	.close = naps_close,
};

static int naps_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct naps *naps = file->private_data;

	if (naps->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = naps;
	vma->vm_ops = &naps_vm_ops;
	naps->vma = vma;
	return 0;
}

static long naps_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct naps *naps = file->private_data;
	int err;

	if (naps->cpu != smp_processor_id())
		return -EXDEV;
	if (!naps->vma)
		return -ENXIO;
	err = vm_insert_pfn(naps->vma, naps->vma->vm_start, naps->pfn);
	if (err)
		return err;
	wait_event(naps->wq, naps->done);
	zap_vma_ptes(naps->vma, naps->vma->vm_start, PAGE_SIZE);  // want: migration-window warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations naps_fops = {
	.mmap		= naps_mmap,
	.unlocked_ioctl	= naps_ioctl,
};
