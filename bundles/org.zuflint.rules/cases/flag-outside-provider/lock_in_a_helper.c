#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ribbon {
	struct vm_area_struct *vma;
	int cpu;
};

static int ribbon_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ribbon_close(struct vm_area_struct *vma)
{
	struct ribbon *ribbon = vma->vm_private_data;

	ribbon->vma = NULL;
}

static const struct vm_operations_struct ribbon_vm_ops = {
	.fault = ribbon_fault,
	.close = ribbon_close,
};

static void ribbon_lock(struct mm_struct *mm)
{
	down_write(&mm->mmap_sem);
}

static void ribbon_mark(struct vm_area_struct *area)
{
	ribbon_lock(area->vm_mm);
	area->vm_flags |= VM_LOCAL_CPU;
	up_write(&area->vm_mm->mmap_sem);
}

static int ribbon_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ribbon *ribbon = file->private_data;

	if (ribbon->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = ribbon;
	vma->vm_ops = &ribbon_vm_ops;
	ribbon->vma = vma;
	return 0;
}

static long ribbon_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ribbon *ribbon = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ribbon->cpu != smp_processor_id())
		return -EPERM;
	vma = ribbon->vma;
	if (!vma)
		return -ENXIO;
	ribbon_mark(vma);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ribbon_fops = {
	.mmap		= ribbon_mmap,
	.unlocked_ioctl	= ribbon_ioctl,
};
