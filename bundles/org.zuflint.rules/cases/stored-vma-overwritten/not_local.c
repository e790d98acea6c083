#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bag {
	struct vm_area_struct *vma;
	int cpu;
};

static int bag_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bag_close(struct vm_area_struct *vma)
{
	struct bag *bag = vma->vm_private_data;

	bag->vma = NULL;
}

static const struct vm_operations_struct bag_vm_ops = {
	.fault = bag_fault,
	.close = bag_close,
};

static int bag_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu "bag_mmap" fact: not local; store bag.vma unguarded
{
	struct bag *bag = file->private_data;

	bag->vma = vma;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY;
	vma->vm_private_data = bag;
	vma->vm_ops = &bag_vm_ops;
	return 0;
}

static long bag_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bag *bag = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bag->cpu != smp_processor_id())
		return -EPERM;
	vma = bag->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations bag_fops = {
	.mmap		= bag_mmap,
	.unlocked_ioctl	= bag_ioctl,
};
