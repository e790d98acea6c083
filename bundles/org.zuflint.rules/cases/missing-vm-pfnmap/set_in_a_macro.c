#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct nut {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

#define NUT_FLAGS	(VM_PFNMAP | NUT_MORE)
#define NUT_MORE	(VM_DONTCOPY | VM_DONTDUMP)

static int nut_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void nut_close(struct vm_area_struct *vma)
{
	struct nut *nut = vma->vm_private_data;

	nut->vma = NULL;
}

static const struct vm_operations_struct nut_vm_ops = {
	.fault = nut_fault,
	.close = nut_close,
};

static int nut_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_PFNMAP; flag VM_DONTCOPY; flag VM_DONTDUMP
{
	struct nut *nut = file->private_data;

	if (nut->vma)
		return -EBUSY;
	vma->vm_flags |= NUT_FLAGS | VM_LOCAL_CPU;
	vma->vm_private_data = nut;
	vma->vm_ops = &nut_vm_ops;
	nut->vma = vma;
	return 0;
}

static long nut_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct nut *nut = file->private_data;
	struct vm_area_struct *vma = nut->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, nut->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations nut_fops = {
	.mmap		= nut_mmap,
	.unlocked_ioctl	= nut_ioctl,
};
