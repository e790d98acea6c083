#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct coot {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t coot_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void coot_close(struct vm_area_struct *vma)
{
	struct coot *coot = vma->vm_private_data;

	coot->vma = NULL;
}

static const struct vm_operations_struct coot_vm_ops = {
	.fault = coot_fault,
	.close = coot_close,
};

#define COOT_FLAGS	(VM_MIXEDMAP | VM_IO | VM_DONTEXPAND | VM_DONTCOPY)
#define COOT_SET(v, more)	((v)->vm_flags |= COOT_FLAGS | (more))

static int coot_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct coot *coot = file->private_data;

	if (coot->vma)
		return -EBUSY;
	COOT_SET(vma, VM_LOCAL_CPU);
	vma->vm_private_data = coot;
	vma->vm_ops = &coot_vm_ops;
	coot->vma = vma;
	return 0;
}

static long coot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct coot *coot = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || coot->cpu != smp_processor_id())
		return -EPERM;
	vma = coot->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations coot_fops = {
	.mmap		= coot_mmap,
	.unlocked_ioctl	= coot_ioctl,
};
