#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct kelp {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct delayed_work ahead;
};

static int kelp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void kelp_close(struct vm_area_struct *vma)
{
	struct kelp *kelp = vma->vm_private_data;

	kelp->vma = NULL;
}

static const struct vm_operations_struct kelp_vm_ops = {
	.fault = kelp_fault,
	.close = kelp_close,
};

static void kelp_ahead(struct work_struct *work)
{
	struct kelp *kelp = container_of(to_delayed_work(work), struct kelp, ahead);

	vm_insert_pfn(kelp->vma, kelp->vma->vm_start, kelp->pfn);  // want: deferred-access "they come at any time"
}

static int kelp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct kelp *kelp = file->private_data;

	if (current->nr_cpus_allowed != 1 || kelp->cpu != smp_processor_id())
		return -EPERM;
	if (kelp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = kelp;
	vma->vm_ops = &kelp_vm_ops;
	kelp->vma = vma;
	return 0;
}

static int kelp_open(struct inode *inode, struct file *file)
{
	struct kelp *kelp = kzalloc(sizeof(*kelp), GFP_KERNEL);

	if (!kelp)
		return -ENOMEM;
	INIT_DELAYED_WORK(&kelp->ahead, kelp_ahead);
	file->private_data = kelp;
	return 0;
}

static long kelp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kelp *kelp = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || kelp->cpu != smp_processor_id())
		return -EPERM;
	if (!kelp->vma)
		return -ENXIO;
	queue_delayed_work(system_wq, &kelp->ahead, 1);
	zap_vma_ptes(kelp->vma, kelp->vma->vm_start, PAGE_SIZE);
	err = 0;
	return err;
}

static const struct file_operations kelp_fops = {
	.mmap		= kelp_mmap,
	.unlocked_ioctl	= kelp_ioctl,
	.open		= kelp_open,
};
