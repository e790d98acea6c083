#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fly {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static inline void fly_keep_private(struct vm_area_struct *area)
{
	area->vm_flags |= VM_DONTCOPY | VM_DONTDUMP;
}

static int fly_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fly_close(struct vm_area_struct *vma)
{
	struct fly *fly = vma->vm_private_data;

	fly->vma = NULL;
}

static const struct vm_operations_struct fly_vm_ops = {
	.fault = fly_fault,
	.close = fly_close,
};

static int fly_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_DONTCOPY; flag VM_DONTDUMP
{
	struct fly *fly = file->private_data;

	if (fly->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_LOCAL_CPU;
	fly_keep_private(vma);
	vma->vm_private_data = fly;
	vma->vm_ops = &fly_vm_ops;
	fly->vma = vma;
	return 0;
}

static long fly_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fly *fly = file->private_data;
	struct vm_area_struct *vma = fly->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, fly->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations fly_fops = {
	.mmap		= fly_mmap,
	.unlocked_ioctl	= fly_ioctl,
};
