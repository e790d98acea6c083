#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* When a page in the middle fails, those before it stay, and the next call does not zap first. */
struct stutter {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	int pages;
};

static int stutter_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void stutter_close(struct vm_area_struct *vma)
{
	struct stutter *stutter = vma->vm_private_data;

	stutter->vma = NULL;
}

static const struct vm_operations_struct stutter_vm_ops = {
	.fault = stutter_fault,
	.close = stutter_close,
};

static int stutter_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct stutter *stutter = file->private_data;

	if (stutter->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = stutter;
	vma->vm_ops = &stutter_vm_ops;
	stutter->vma = vma;
	return 0;
}

static long stutter_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stutter *stutter = file->private_data;
	int i, err;

	if (current->nr_cpus_allowed != 1 || stutter->cpu != smp_processor_id())
		return -EXDEV;
	if (!stutter->vma)
		return -ENXIO;
	for (i = 0; i < stutter->pages; i++) {
		err = vm_insert_pfn(stutter->vma, stutter->vma->vm_start + i * PAGE_SIZE, stutter->pfn + i);
		if (err)
			return err;  // want: missing-zap-on-path warning "not every entry"
	}
	zap_vma_ptes(stutter->vma, stutter->vma->vm_start, stutter->pages * PAGE_SIZE);
	return 0;
}

static const struct file_operations stutter_fops = {
	.mmap		= stutter_mmap,
	.unlocked_ioctl	= stutter_ioctl,
};
