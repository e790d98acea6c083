#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* What one call maps, the next call unmaps before it wakes the owner. */
struct drum {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
	wait_queue_head_t wq;
	wait_queue_head_t owner;
	bool busy;
};

static int drum_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void drum_close(struct vm_area_struct *vma)
{
	struct drum *drum = vma->vm_private_data;

	drum->vma = NULL;
}

static const struct vm_operations_struct drum_vm_ops = {
	.fault = drum_fault,
	.close = drum_close,
};

static int drum_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu info "set the flag in 'drum_mmap'" verdict: eligible
{
	struct drum *drum = file->private_data;

	if (current->nr_cpus_allowed != 1 || drum->cpu != smp_processor_id())
		return -EPERM;
	if (drum->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = drum;
	vma->vm_ops = &drum_vm_ops;
	drum->vma = vma;
	return 0;
}

static long drum_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct drum *drum = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || drum->cpu != smp_processor_id())
		return -EPERM;
	if (!drum->vma)
		return -ENXIO;
	if (drum->busy) {
		zap_vma_ptes(drum->vma, drum->vma->vm_start, PAGE_SIZE);
		drum->busy = false;
		wake_up(&drum->owner);
	}
	err = wait_event_interruptible(drum->wq, drum->page);
	if (err)
		return err;
	err = vm_insert_pfn(drum->vma, drum->vma->vm_start, page_to_pfn(drum->page));
	drum->busy = !err;
	return err;
}

const struct file_operations drum_fops = {
	.mmap		= drum_mmap,
	.unlocked_ioctl	= drum_ioctl,
};
