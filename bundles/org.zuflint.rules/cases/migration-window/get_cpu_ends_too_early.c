#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The entry outlives the region: whoever touches it next may be elsewhere. */
struct flee {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int flee_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void flee_close(struct vm_area_struct *vma)
{
	struct flee *flee = vma->vm_private_data;

	flee->vma = NULL;
}

static const struct vm_operations_struct flee_vm_ops = {
	.fault = flee_fault,
	.close = flee_close,
};

static int flee_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct flee *flee = file->private_data;

	if (flee->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = flee;
	vma->vm_ops = &flee_vm_ops;
	flee->vma = vma;
	return 0;
}

static long flee_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct flee *flee = file->private_data;
	int err;

	if (!flee->vma)
		return -ENXIO;
	get_cpu();
	err = vm_insert_pfn(flee->vma, flee->vma->vm_start, flee->pfn);  // want: migration-window warning "vm_insert_pfn() on"
	put_cpu();
	if (err)
		return err;
	zap_vma_ptes(flee->vma, flee->vma->vm_start, PAGE_SIZE);  // want: migration-window warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations flee_fops = {
	.mmap		= flee_mmap,
	.unlocked_ioctl	= flee_ioctl,
};
