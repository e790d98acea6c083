#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include "loom_core.h"

struct loom {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct loom_event event;
};

static int loom_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void loom_close(struct vm_area_struct *vma)
{
	struct loom *loom = vma->vm_private_data;

	loom->vma = NULL;
}

static const struct vm_operations_struct loom_vm_ops = {
	.fault = loom_fault,
	.close = loom_close,
};

/* The core, which is not here, calls this from a thread of its own, later. */
static void loom_done(struct loom_event *event)
{
	struct loom *loom = container_of(event, struct loom, event);

	zap_vma_ptes(loom->vma, loom->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning missed: deferred-access
}

static int loom_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct loom *loom = file->private_data;

	if (current->nr_cpus_allowed != 1 || loom->cpu != smp_processor_id())
		return -EPERM;
	if (loom->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = loom;
	vma->vm_ops = &loom_vm_ops;
	loom->vma = vma;
	return 0;
}

static int loom_open(struct inode *inode, struct file *file)
{
	struct loom *loom = kzalloc(sizeof(*loom), GFP_KERNEL);

	if (!loom)
		return -ENOMEM;
	loom_register(&loom->event, loom_done);
	file->private_data = loom;
	return 0;
}

static long loom_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct loom *loom = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || loom->cpu != smp_processor_id())
		return -EPERM;
	if (!loom->vma)
		return -ENXIO;
	err = vm_insert_pfn(loom->vma, loom->vma->vm_start, loom->pfn);
	if (err)
		return err;
	zap_vma_ptes(loom->vma, loom->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations loom_fops = {
	.mmap		= loom_mmap,
	.unlocked_ioctl	= loom_ioctl,
	.open		= loom_open,
};
