// kernel: 4.19
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gum {
	struct vm_area_struct *vma;
	int cpu;
};

static int gum_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gum_close(struct vm_area_struct *vma)
{
	struct gum *gum = vma->vm_private_data;

	gum->vma = NULL;
}

static const struct vm_operations_struct gum_vm_ops = {
	.fault = gum_fault,
	.close = gum_close,
};

static int gum_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gum *gum = file->private_data;

	if (gum->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gum;
	vma->vm_ops = &gum_vm_ops;
	gum->vma = vma;
	return 0;
}

static long gum_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gum *gum = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || gum->cpu != smp_processor_id())
		return -EPERM;
	vma = gum->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations gum_fops = {
	.mmap		= gum_mmap,
	.unlocked_ioctl	= gum_ioctl,
};
