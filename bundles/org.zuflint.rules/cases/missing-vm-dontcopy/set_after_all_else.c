#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The path without VM_DONTCOPY ends in an error: that vma never lives. */
struct owl {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int owl_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void owl_close(struct vm_area_struct *vma)
{
	struct owl *owl = vma->vm_private_data;

	owl->vma = NULL;
}

static const struct vm_operations_struct owl_vm_ops = {
	.fault = owl_fault,
	.close = owl_close,
};

static int owl_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_DONTCOPY
{
	struct owl *owl = file->private_data;

	if (owl->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_flags |= VM_PFNMAP;
	if (!owl->pfn)
		return -ENODEV;
	vma->vm_flags |= VM_DONTCOPY;
	vma->vm_private_data = owl;
	vma->vm_ops = &owl_vm_ops;
	owl->vma = vma;
	return 0;
}

static long owl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct owl *owl = file->private_data;
	struct vm_area_struct *vma = owl->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, owl->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations owl_fops = {
	.mmap		= owl_mmap,
	.unlocked_ioctl	= owl_ioctl,
};
