#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct boa {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int boa_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void boa_close(struct vm_area_struct *vma)
{
	struct boa *boa = vma->vm_private_data;

	boa->vma = NULL;
}

static const struct vm_operations_struct boa_vm_ops = {
	.fault = boa_fault,
	.close = boa_close,
};

static int boa_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu "boa_mmap" fact: not local
{
	struct boa *boa = file->private_data;

	if (boa->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTEXPAND;
	vma->vm_private_data = boa;
	vma->vm_ops = &boa_vm_ops;
	boa->vma = vma;
	return 0;
}

static long boa_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct boa *boa = file->private_data;
	struct vm_area_struct *vma = boa->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, boa->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations boa_fops = {
	.mmap		= boa_mmap,
	.unlocked_ioctl	= boa_ioctl,
};
