#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct lute {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
	struct work_struct drop;
};

static int lute_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lute_close(struct vm_area_struct *vma)
{
	struct lute *lute = vma->vm_private_data;

	lute->vma = NULL;
}

static const struct vm_operations_struct lute_vm_ops = {
	.fault = lute_fault,
	.close = lute_close,
};

static int lute_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4) context: lute_drop, unpinned, deferred
{
	struct lute *lute = file->private_data;

	if (current->nr_cpus_allowed != 1 || lute->cpu != smp_processor_id())
		return -EPERM;
	if (lute->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = lute;
	vma->vm_ops = &lute_vm_ops;
	lute->vma = vma;
	return 0;
}

static void lute_drop(struct work_struct *work)
{
	struct lute *lute = container_of(work, struct lute, drop);

	zap_vma_ptes(lute->vma, lute->vma->vm_start, PAGE_SIZE);
}

static int lute_open(struct inode *inode, struct file *file)
{
	struct lute *lute = kzalloc(sizeof(*lute), GFP_KERNEL);

	if (!lute)
		return -ENOMEM;
	INIT_WORK(&lute->drop, lute_drop);
	file->private_data = lute;
	return 0;
}

static long lute_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lute *lute = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || lute->cpu != smp_processor_id())
		return -EPERM;
	if (!lute->vma)
		return -ENXIO;
	err = vm_insert_pfn(lute->vma, lute->vma->vm_start, page_to_pfn(lute->page));
	if (!err)
		queue_work(system_unbound_wq, &lute->drop);
	return err;
}

const struct file_operations lute_fops = {
	.mmap		= lute_mmap,
	.open		= lute_open,
	.unlocked_ioctl	= lute_ioctl,
};
