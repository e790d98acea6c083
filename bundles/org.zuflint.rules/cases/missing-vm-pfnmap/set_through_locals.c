#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct jam {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int jam_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void jam_close(struct vm_area_struct *vma)
{
	struct jam *jam = vma->vm_private_data;

	jam->vma = NULL;
}

static const struct vm_operations_struct jam_vm_ops = {
	.fault = jam_fault,
	.close = jam_close,
};

static int jam_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_PFNMAP; flag VM_DONTCOPY; local
{
	struct jam *jam = file->private_data;

	if (jam->vma)
		return -EBUSY;
	{
		unsigned long set = VM_LOCAL_CPU, more = VM_DONTCOPY;

		more |= VM_PFNMAP;
		set |= more;
		vma->vm_flags |= set;
	}
	vma->vm_private_data = jam;
	vma->vm_ops = &jam_vm_ops;
	jam->vma = vma;
	return 0;
}

static long jam_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct jam *jam = file->private_data;
	struct vm_area_struct *vma = jam->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, jam->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations jam_fops = {
	.mmap		= jam_mmap,
	.unlocked_ioctl	= jam_ioctl,
};
