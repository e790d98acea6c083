#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct teal {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t teal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void teal_close(struct vm_area_struct *vma)
{
	struct teal *teal = vma->vm_private_data;

	teal->vma = NULL;
}

static const struct vm_operations_struct teal_vm_ops = {
	.fault = teal_fault,
	.close = teal_close,
};

static void teal_dress(struct vm_area_struct *v)
{
	unsigned long flags = VM_MIXEDMAP | VM_IO;

	flags |= VM_DONTCOPY | VM_DONTEXPAND;
	v->vm_flags |= flags;
}

static int teal_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct teal *teal = file->private_data;

	if (teal->vma)
		return -EBUSY;
	teal_dress(vma);
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = teal;
	vma->vm_ops = &teal_vm_ops;
	teal->vma = vma;
	return 0;
}

static long teal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct teal *teal = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || teal->cpu != smp_processor_id())
		return -EPERM;
	vma = teal->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations teal_fops = {
	.mmap		= teal_mmap,
	.unlocked_ioctl	= teal_ioctl,
};
