#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* The check is of one object, the vma that of another. */

struct fir {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int fir_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fir_close(struct vm_area_struct *vma)
{
	struct fir *fir = vma->vm_private_data;

	fir->vma = NULL;
	fir->mapped = false;
	fir->pages = 0;
}

static const struct vm_operations_struct fir_vm_ops = {
	.fault	= fir_fault,
	.close	= fir_close,
};

static int fir_check(const struct fir *fir)
{
	if (current->nr_cpus_allowed != 1 || fir->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int fir_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct fir *fir = file->private_data;

	if (fir_check(fir))
		return -EPERM;
	if (fir->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = fir;
	vma->vm_ops = &fir_vm_ops;
	fir->vma = vma;
	return 0;
}

static long fir_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fir *fir = file->private_data;
	struct fir *other;
	int err = fir_check(fir);

	if (err)
		return err;
	if (!fir->vma)
		return -ENXIO;
	other = lookup_object(arg);
	err = vm_insert_pfn(other->vma, other->vma->vm_start, fir->pfn);
	zap_vma_ptes(other->vma, other->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations fir_fops = {
	.mmap		= fir_mmap,
	.unlocked_ioctl	= fir_ioctl,
};
