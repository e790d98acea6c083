#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/hrtimer.h>

struct fern {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct hrtimer late;
};

static int fern_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fern_close(struct vm_area_struct *vma)
{
	struct fern *fern = vma->vm_private_data;

	fern->vma = NULL;
}

static const struct vm_operations_struct fern_vm_ops = {
	.fault = fern_fault,
	.close = fern_close,
};

static int fern_show(struct fern *fern)
{
	return vm_insert_pfn(fern->vma, fern->vma->vm_start, fern->pfn);
}

/* Right from the ioctl, wrong from the timer. */
static void fern_hide(struct fern *fern)
{
	zap_vma_ptes(fern->vma, fern->vma->vm_start, PAGE_SIZE);  // want: deferred-access "timer 'fern_late'"
}

static enum hrtimer_restart fern_late(struct hrtimer *timer)
{
	fern_hide(container_of(timer, struct fern, late));
	return HRTIMER_NORESTART;
}

static int fern_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: fern_ioctl, pinned context: fern_late, deferred
{
	struct fern *fern = file->private_data;

	if (current->nr_cpus_allowed != 1 || fern->cpu != smp_processor_id())
		return -EPERM;
	if (fern->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = fern;
	vma->vm_ops = &fern_vm_ops;
	fern->vma = vma;
	return 0;
}

static int fern_open(struct inode *inode, struct file *file)
{
	struct fern *fern = kzalloc(sizeof(*fern), GFP_KERNEL);

	if (!fern)
		return -ENOMEM;
	hrtimer_init(&fern->late, CLOCK_MONOTONIC, HRTIMER_MODE_REL);
	fern->late.function = fern_late;
	file->private_data = fern;
	return 0;
}

static long fern_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fern *fern = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || fern->cpu != smp_processor_id())
		return -EPERM;
	if (!fern->vma)
		return -ENXIO;
	err = fern_show(fern);
	if (err)
		return err;
	fern_hide(fern);
	return 0;
}

static const struct file_operations fern_fops = {
	.mmap		= fern_mmap,
	.unlocked_ioctl	= fern_ioctl,
	.open		= fern_open,
};
