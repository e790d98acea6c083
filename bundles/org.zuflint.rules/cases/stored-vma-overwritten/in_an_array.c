#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rack {
	struct vm_area_struct *slot[8];
	int cpu;
};

static int rack_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rack_close(struct vm_area_struct *vma)
{
	struct rack *rack = vma->vm_private_data;

	rack->slot[vma->vm_pgoff] = NULL;
}

static const struct vm_operations_struct rack_vm_ops = {
	.fault = rack_fault,
	.close = rack_close,
};

static int rack_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rack *rack = file->private_data;

	if (vma->vm_pgoff >= ARRAY_SIZE(rack->slot))
		return -EINVAL;
	rack->slot[vma->vm_pgoff] = vma;  // want: stored-vma-overwritten warning "slot"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = rack;
	vma->vm_ops = &rack_vm_ops;
	return 0;
}

static long rack_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rack *rack = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || rack->cpu != smp_processor_id())
		return -EPERM;
	vma = rack->slot[arg & 7];
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations rack_fops = {
	.mmap		= rack_mmap,
	.unlocked_ioctl	= rack_ioctl,
};
