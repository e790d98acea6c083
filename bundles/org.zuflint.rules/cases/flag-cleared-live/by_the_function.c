// kernel: 6.5
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct flea {
	struct vm_area_struct *vma;
	int cpu;
};

static int flea_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void flea_close(struct vm_area_struct *vma)
{
	struct flea *flea = vma->vm_private_data;

	flea->vma = NULL;
}

static const struct vm_operations_struct flea_vm_ops = {
	.fault = flea_fault,
	.close = flea_close,
};

static int flea_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct flea *flea = file->private_data;

	if (flea->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_private_data = flea;
	vma->vm_ops = &flea_vm_ops;
	flea->vma = vma;
	return 0;
}

static long flea_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct flea *flea = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || flea->cpu != smp_processor_id())
		return -EPERM;
	vma = flea->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	mmap_write_lock(vma->vm_mm);
	vm_flags_clear(vma, VM_LOCAL_CPU);  // want: flag-cleared-live error
	mmap_write_unlock(vma->vm_mm);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations flea_fops = {
	.mmap		= flea_mmap,
	.unlocked_ioctl	= flea_ioctl,
};
