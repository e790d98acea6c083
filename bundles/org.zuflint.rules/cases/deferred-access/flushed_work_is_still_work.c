#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct tarp {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct workqueue_struct *wq;
	struct work_struct undo;
};

static int tarp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tarp_close(struct vm_area_struct *vma)
{
	struct tarp *tarp = vma->vm_private_data;

	tarp->vma = NULL;
}

static const struct vm_operations_struct tarp_vm_ops = {
	.fault = tarp_fault,
	.close = tarp_close,
};

static void tarp_undo(struct work_struct *work)
{
	struct tarp *tarp = container_of(work, struct tarp, undo);

	zap_vma_ptes(tarp->vma, tarp->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "work 'tarp_undo'"
}

static int tarp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: tarp_undo, deferred
{
	struct tarp *tarp = file->private_data;

	if (current->nr_cpus_allowed != 1 || tarp->cpu != smp_processor_id())
		return -EPERM;
	if (tarp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = tarp;
	vma->vm_ops = &tarp_vm_ops;
	tarp->vma = vma;
	return 0;
}

static int tarp_open(struct inode *inode, struct file *file)
{
	struct tarp *tarp = kzalloc(sizeof(*tarp), GFP_KERNEL);

	if (!tarp)
		return -ENOMEM;
	tarp->cpu = smp_processor_id();
	INIT_WORK(&tarp->undo, tarp_undo);
	file->private_data = tarp;
	return 0;
}

static long tarp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tarp *tarp = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || tarp->cpu != smp_processor_id())
		return -EPERM;
	if (!tarp->vma)
		return -ENXIO;
	err = vm_insert_pfn(tarp->vma, tarp->vma->vm_start, tarp->pfn);
	if (err)
		return err;
	queue_work(tarp->wq, &tarp->undo);
	flush_work(&tarp->undo);
	return 0;
}

static const struct file_operations tarp_fops = {
	.mmap		= tarp_mmap,
	.unlocked_ioctl	= tarp_ioctl,
	.open		= tarp_open,
};
