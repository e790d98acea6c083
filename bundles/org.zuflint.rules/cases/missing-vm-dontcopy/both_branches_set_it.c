#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct elk {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int elk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void elk_close(struct vm_area_struct *vma)
{
	struct elk *elk = vma->vm_private_data;

	elk->vma = NULL;
}

static const struct vm_operations_struct elk_vm_ops = {
	.fault = elk_fault,
	.close = elk_close,
};

static int elk_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct elk *elk = file->private_data;

	if (elk->vma)
		return -EBUSY;
	if (elk->pfn & 1)
		vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_IO;
	else
		vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = elk;
	vma->vm_ops = &elk_vm_ops;
	elk->vma = vma;
	return 0;
}

static long elk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct elk *elk = file->private_data;
	struct vm_area_struct *vma = elk->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, elk->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations elk_fops = {
	.mmap		= elk_mmap,
	.unlocked_ioctl	= elk_ioctl,
};
