#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct lice {
	struct vm_area_struct *vma;
	int cpu;
};

static int lice_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lice_close(struct vm_area_struct *vma)
{
	struct lice *lice = vma->vm_private_data;

	lice->vma = NULL;
}

static const struct vm_operations_struct lice_vm_ops = {
	.fault = lice_fault,
	.close = lice_close,
};

#define LICE_MASK	(~(VM_LOCAL_CPU | VM_DONTDUMP))

static void lice_strip(struct vm_area_struct *area)
{
	area->vm_flags &= LICE_MASK;  // want: flag-cleared-live error
}

static int lice_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct lice *lice = file->private_data;

	if (lice->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = lice;
	vma->vm_ops = &lice_vm_ops;
	lice->vma = vma;
	return 0;
}

static long lice_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lice *lice = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || lice->cpu != smp_processor_id())
		return -EPERM;
	vma = lice->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	down_write(&vma->vm_mm->mmap_sem);
	lice_strip(vma);
	up_write(&vma->vm_mm->mmap_sem);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations lice_fops = {
	.mmap		= lice_mmap,
	.unlocked_ioctl	= lice_ioctl,
};
