// kernel: 6.5
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fir {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int fir_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fir_close(struct vm_area_struct *vma)
{
	struct fir *fir = vma->vm_private_data;

	fir->vma = NULL;
}

static const struct vm_operations_struct fir_vm_ops = {
	.fault = fir_fault,
	.close = fir_close,
};

static int fir_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct fir *fir = file->private_data;

	if (current->nr_cpus_allowed != 1 || fir->cpu != smp_processor_id())
		return -EPERM;
	if (fir->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision warning "VM_UFFD_MINOR of Linux 6.5"
	vma->vm_private_data = fir;
	vma->vm_ops = &fir_vm_ops;
	fir->vma = vma;
	return 0;
}

static long fir_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fir *fir = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || fir->cpu != smp_processor_id())
		return -EPERM;
	if (!fir->vma)
		return -ENXIO;
	err = vm_insert_pfn(fir->vma, fir->vma->vm_start, fir->pfn);
	if (err)
		return err;
	zap_vma_ptes(fir->vma, fir->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations fir_fops = {
	.mmap		= fir_mmap,
	.unlocked_ioctl	= fir_ioctl,
};
