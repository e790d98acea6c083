#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct sash {
	struct vm_area_struct *vma;
	int cpu;
};

static int sash_fault(struct vm_fault *vmf)
{
	vmf->vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-outside-provider "a fault holds mmap_lock for read" want: flag-set-late
	return VM_FAULT_SIGBUS;
}

static void sash_close(struct vm_area_struct *vma)
{
	struct sash *sash = vma->vm_private_data;

	sash->vma = NULL;
}

static const struct vm_operations_struct sash_vm_ops = {
	.fault = sash_fault,
	.close = sash_close,
};

static int sash_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct sash *sash = file->private_data;

	if (sash->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = sash;
	vma->vm_ops = &sash_vm_ops;
	sash->vma = vma;
	return 0;
}

static long sash_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sash *sash = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || sash->cpu != smp_processor_id())
		return -EPERM;
	vma = sash->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations sash_fops = {
	.mmap		= sash_mmap,
	.unlocked_ioctl	= sash_ioctl,
};
