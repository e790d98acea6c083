#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct wasp {
	struct vm_area_struct *vma;
	int cpu;
};

static int wasp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wasp_close(struct vm_area_struct *vma)
{
	struct wasp *wasp = vma->vm_private_data;

	wasp->vma = NULL;
}

static const struct vm_operations_struct wasp_vm_ops = {
	.fault = wasp_fault,
	.close = wasp_close,
};

static int wasp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct wasp *wasp = file->private_data;

	if (wasp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = wasp;
	vma->vm_ops = &wasp_vm_ops;
	wasp->vma = vma;
	return 0;
}

static long wasp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wasp *wasp = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || wasp->cpu != smp_processor_id())
		return -EPERM;
	vma = wasp->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
#ifdef CONFIG_WASP_WIDE
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags &= ~VM_LOCAL_CPU;  // want: flag-cleared-live error
	up_write(&vma->vm_mm->mmap_sem);
#endif
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations wasp_fops = {
	.mmap		= wasp_mmap,
	.unlocked_ioctl	= wasp_ioctl,
};
