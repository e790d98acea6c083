// kernel: 4.17
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fig {
	struct vm_area_struct *vma;
	int cpu;
};

static int fig_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fig_close(struct vm_area_struct *vma)
{
	struct fig *fig = vma->vm_private_data;

	fig->vma = NULL;
}

static const struct vm_operations_struct fig_vm_ops = {
	.fault = fig_fault,
	.close = fig_close,
};

static int fig_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct fig *fig = file->private_data;

	if (fig->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = fig;
	vma->vm_ops = &fig_vm_ops;
	fig->vma = vma;
	return 0;
}

static long fig_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fig *fig = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || fig->cpu != smp_processor_id())
		return -EPERM;
	vma = fig->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations fig_fops = {
	.mmap		= fig_mmap,
	.unlocked_ioctl	= fig_ioctl,
};
