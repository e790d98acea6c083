#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* fork() leaves an ordinary file vma to be faulted, and that is refused here. */
struct asp {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int asp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void asp_close(struct vm_area_struct *vma)
{
	struct asp *asp = vma->vm_private_data;

	asp->vma = NULL;
}

static const struct vm_operations_struct asp_vm_ops = {
	.fault = asp_fault,
	.close = asp_close,
};

static int asp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct asp *asp = file->private_data;

	if (asp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = asp;
	vma->vm_ops = &asp_vm_ops;
	asp->vma = vma;
	return 0;
}

static long asp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct asp *asp = file->private_data;
	struct vm_area_struct *vma = asp->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = 0;
	return err;
}

const struct file_operations asp_fops = {
	.mmap		= asp_mmap,
	.unlocked_ioctl	= asp_ioctl,
};
