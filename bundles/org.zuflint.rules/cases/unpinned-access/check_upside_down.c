#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct inch {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int inch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void inch_close(struct vm_area_struct *vma)
{
	struct inch *inch = vma->vm_private_data;

	inch->vma = NULL;
}

static const struct vm_operations_struct inch_vm_ops = {
	.fault = inch_fault,
	.close = inch_close,
};

static int inch_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct inch *inch = file->private_data;

	if (inch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = inch;
	vma->vm_ops = &inch_vm_ops;
	inch->vma = vma;
	return 0;
}

static long inch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct inch *inch = file->private_data;
	int err;

	if (current->nr_cpus_allowed == 1)
		return -EPERM;
	if (!inch->vma)
		return -ENXIO;
	err = vm_insert_pfn(inch->vma, inch->vma->vm_start, inch->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(inch->vma, inch->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations inch_fops = {
	.mmap		= inch_mmap,
	.unlocked_ioctl	= inch_ioctl,
};
