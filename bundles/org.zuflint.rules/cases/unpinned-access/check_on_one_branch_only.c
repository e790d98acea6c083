#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct slit {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int slit_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void slit_close(struct vm_area_struct *vma)
{
	struct slit *slit = vma->vm_private_data;

	slit->vma = NULL;
}

static const struct vm_operations_struct slit_vm_ops = {
	.fault = slit_fault,
	.close = slit_close,
};

static int slit_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct slit *slit = file->private_data;

	if (slit->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = slit;
	vma->vm_ops = &slit_vm_ops;
	slit->vma = vma;
	return 0;
}

static long slit_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct slit *slit = file->private_data;
	int err;

	if (cmd == 7 && current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!slit->vma)
		return -ENXIO;
	err = vm_insert_pfn(slit->vma, slit->vma->vm_start, slit->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(slit->vma, slit->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations slit_fops = {
	.mmap		= slit_mmap,
	.unlocked_ioctl	= slit_ioctl,
};
