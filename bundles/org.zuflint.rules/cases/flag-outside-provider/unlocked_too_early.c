#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct motto {
	struct vm_area_struct *vma;
	int cpu;
};

static int motto_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void motto_close(struct vm_area_struct *vma)
{
	struct motto *motto = vma->vm_private_data;

	motto->vma = NULL;
}

static const struct vm_operations_struct motto_vm_ops = {
	.fault = motto_fault,
	.close = motto_close,
};

static int motto_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct motto *motto = file->private_data;

	if (motto->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = motto;
	vma->vm_ops = &motto_vm_ops;
	motto->vma = vma;
	return 0;
}

static long motto_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct motto *motto = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || motto->cpu != smp_processor_id())
		return -EPERM;
	vma = motto->vma;
	if (!vma)
		return -ENXIO;
	down_write(&vma->vm_mm->mmap_sem);
	up_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-outside-provider
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations motto_fops = {
	.mmap		= motto_mmap,
	.unlocked_ioctl	= motto_ioctl,
};
