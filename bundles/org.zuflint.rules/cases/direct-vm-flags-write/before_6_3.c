// kernel: 6.2
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct reed {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int reed_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void reed_close(struct vm_area_struct *vma)
{
	struct reed *reed = vma->vm_private_data;

	reed->vma = NULL;
}

static const struct vm_operations_struct reed_vm_ops = {
	.fault = reed_fault,
	.close = reed_close,
};

static int reed_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct reed *reed = file->private_data;

	if (current->nr_cpus_allowed != 1 || reed->cpu != smp_processor_id())
		return -EPERM;
	if (reed->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision
	vma->vm_private_data = reed;
	vma->vm_ops = &reed_vm_ops;
	reed->vma = vma;
	return 0;
}

static long reed_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct reed *reed = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || reed->cpu != smp_processor_id())
		return -EPERM;
	if (!reed->vma)
		return -ENXIO;
	err = vm_insert_pfn(reed->vma, reed->vma->vm_start, reed->pfn);
	if (err)
		return err;
	zap_vma_ptes(reed->vma, reed->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations reed_fops = {
	.mmap		= reed_mmap,
	.unlocked_ioctl	= reed_ioctl,
};
