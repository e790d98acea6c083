#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct slug {
	struct vm_area_struct *vma;
	int cpu;
};

static int slug_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void slug_close(struct vm_area_struct *vma)
{
	struct slug *slug = vma->vm_private_data;

	slug->vma = NULL;
	vma->vm_flags &= ~VM_LOCAL_CPU;
}

static const struct vm_operations_struct slug_vm_ops = {
	.fault = slug_fault,
	.close = slug_close,
};

static int slug_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct slug *slug = file->private_data;

	if (slug->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = slug;
	vma->vm_ops = &slug_vm_ops;
	slug->vma = vma;
	return 0;
}

static long slug_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct slug *slug = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || slug->cpu != smp_processor_id())
		return -EPERM;
	vma = slug->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations slug_fops = {
	.mmap		= slug_mmap,
	.unlocked_ioctl	= slug_ioctl,
};
