#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* A thread with one CPU wakes up where it fell asleep. */
struct doze {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	bool done;
};

static int doze_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void doze_close(struct vm_area_struct *vma)
{
	struct doze *doze = vma->vm_private_data;

	doze->vma = NULL;
}

static const struct vm_operations_struct doze_vm_ops = {
	.fault = doze_fault,
	.close = doze_close,
};

static int doze_mmap(struct file *file, struct vm_area_struct *vma)  // context: doze_ioctl, pinned
{
	struct doze *doze = file->private_data;

	if (doze->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = doze;
	vma->vm_ops = &doze_vm_ops;
	doze->vma = vma;
	return 0;
}

static long doze_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct doze *doze = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!doze->vma)
		return -ENXIO;
	err = vm_insert_pfn(doze->vma, doze->vma->vm_start, doze->pfn);
	if (err)
		return err;
	wait_event(doze->wq, doze->done);
	zap_vma_ptes(doze->vma, doze->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations doze_fops = {
	.mmap		= doze_mmap,
	.unlocked_ioctl	= doze_ioctl,
};
