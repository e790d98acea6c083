#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Whoever waits for the lock of the page uses it while it is still mapped. */
struct early {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	struct page *page;
};

static int early_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void early_close(struct vm_area_struct *vma)
{
	struct early *early = vma->vm_private_data;

	early->vma = NULL;
}

static const struct vm_operations_struct early_vm_ops = {
	.fault = early_fault,
	.close = early_close,
};

static int early_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct early *early = file->private_data;

	if (early->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = early;
	vma->vm_ops = &early_vm_ops;
	early->vma = vma;
	return 0;
}

static long early_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct early *early = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || early->cpu != smp_processor_id())
		return -EXDEV;
	if (!early->vma)
		return -ENXIO;
	err = vm_insert_pfn(early->vma, early->vma->vm_start, page_to_pfn(early->page));
	if (err)
		return err;
	unlock_page(early->page);  // want: page-released-while-mapped error "unlock_page()"
	zap_vma_ptes(early->vma, early->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations early_fops = {
	.mmap		= early_mmap,
	.unlocked_ioctl	= early_ioctl,
};
