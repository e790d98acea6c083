// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gum {
	struct vm_area_struct *vma;
	unsigned long pfn;
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

static int gum_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct gum *gum = file->private_data;

	if (current->nr_cpus_allowed != 1 || gum->cpu != smp_processor_id())
		return -EPERM;
	if (gum->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_private_data = gum;
	vma->vm_ops = &gum_vm_ops;
	gum->vma = vma;
	return 0;
}

static long gum_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gum *gum = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || gum->cpu != smp_processor_id())
		return -EPERM;
	if (!gum->vma)
		return -ENXIO;
	err = vm_insert_pfn(gum->vma, gum->vma->vm_start, gum->pfn);
	if (err)
		return err;
	zap_vma_ptes(gum->vma, gum->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations gum_fops = {
	.mmap		= gum_mmap,
	.unlocked_ioctl	= gum_ioctl,
};
