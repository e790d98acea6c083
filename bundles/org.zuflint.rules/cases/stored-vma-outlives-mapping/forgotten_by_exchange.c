#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fir {
	struct vm_area_struct *vma;
	int cpu;
};

static int fir_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static DEFINE_MUTEX(fir_lock);

static void fir_close(struct vm_area_struct *vma)
{
	struct fir *fir = vma->vm_private_data;

	mutex_lock(&fir_lock);
	cmpxchg(&fir->vma, vma, NULL);
	mutex_unlock(&fir_lock);
}

static const struct vm_operations_struct fir_vm_ops = {
	.fault = fir_fault,
	.close = fir_close,
};

static int fir_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct fir *fir = file->private_data;

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
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || fir->cpu != smp_processor_id())
		return -EPERM;
	vma = fir->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations fir_fops = {
	.mmap		= fir_mmap,
	.unlocked_ioctl	= fir_ioctl,
};
