#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/workqueue.h>

struct gull {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	unsigned long seen;
	struct work_struct count;
};

static int gull_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gull_close(struct vm_area_struct *vma)
{
	struct gull *gull = vma->vm_private_data;

	gull->vma = NULL;
}

static const struct vm_operations_struct gull_vm_ops = {
	.fault = gull_fault,
	.close = gull_close,
};

/* Deferred, but it never touches the vma. */
static void gull_count(struct work_struct *work)
{
	struct gull *gull = container_of(work, struct gull, count);

	gull->seen++;
	pr_debug("gull: %lu\n", gull->seen);
}

static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct gull *gull = file->private_data;

	if (current->nr_cpus_allowed != 1 || gull->cpu != smp_processor_id())
		return -EPERM;
	if (gull->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gull;
	vma->vm_ops = &gull_vm_ops;
	gull->vma = vma;
	return 0;
}

static int gull_open(struct inode *inode, struct file *file)
{
	struct gull *gull = kzalloc(sizeof(*gull), GFP_KERNEL);

	if (!gull)
		return -ENOMEM;
	gull->cpu = smp_processor_id();
	INIT_WORK(&gull->count, gull_count);
	file->private_data = gull;
	return 0;
}

static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *gull = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || gull->cpu != smp_processor_id())
		return -EPERM;
	if (!gull->vma)
		return -ENXIO;
	err = vm_insert_pfn(gull->vma, gull->vma->vm_start, gull->pfn);
	if (!err) {
		schedule_work(&gull->count);
		zap_vma_ptes(gull->vma, gull->vma->vm_start, PAGE_SIZE);
	}
	return err;
}

static const struct file_operations gull_fops = {
	.mmap		= gull_mmap,
	.unlocked_ioctl	= gull_ioctl,
	.open		= gull_open,
};
