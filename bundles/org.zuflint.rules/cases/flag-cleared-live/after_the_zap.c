#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bee {
	struct vm_area_struct *vma;
	int cpu;
};

static int bee_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bee_close(struct vm_area_struct *vma)
{
	struct bee *bee = vma->vm_private_data;

	bee->vma = NULL;
}

static const struct vm_operations_struct bee_vm_ops = {
	.fault = bee_fault,
	.close = bee_close,
};

static int bee_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bee *bee = file->private_data;

	if (bee->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bee;
	vma->vm_ops = &bee_vm_ops;
	bee->vma = vma;
	return 0;
}

static long bee_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bee *bee = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bee->cpu != smp_processor_id())
		return -EPERM;
	vma = bee->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags &= ~VM_LOCAL_CPU;
	up_write(&vma->vm_mm->mmap_sem);
	return err;
}

const struct file_operations bee_fops = {
	.mmap		= bee_mmap,
	.unlocked_ioctl	= bee_ioctl,
};
