#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct loon {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t loon_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void loon_close(struct vm_area_struct *vma)
{
	struct loon *loon = vma->vm_private_data;

	loon->vma = NULL;
}

static const struct vm_operations_struct loon_vm_ops = {
	.fault = loon_fault,
	.close = loon_close,
};

#define LOON_FLAGS	(VM_MIXEDMAP | VM_DONTEXPAND | VM_IO | VM_DONTCOPY)
#define LOON_SET(v, more)	((v)->vm_flags |= LOON_FLAGS | (more))

static int loon_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct loon *loon = file->private_data;

	if (loon->vma)
		return -EBUSY;
	LOON_SET(vma, VM_LOCAL_CPU);
	vma->vm_private_data = loon;
	vma->vm_ops = &loon_vm_ops;
	loon->vma = vma;
	return 0;
}

static long loon_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct loon *loon = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || loon->cpu != smp_processor_id())
		return -EPERM;
	vma = loon->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations loon_fops = {
	.mmap		= loon_mmap,
	.unlocked_ioctl	= loon_ioctl,
};
