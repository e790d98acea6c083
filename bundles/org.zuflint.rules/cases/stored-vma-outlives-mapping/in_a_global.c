#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

static struct vm_area_struct *yew_area;
static int yew_cpu;

static int yew_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct yew_vm_ops = {
	.fault = yew_fault,
};

static int yew_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (yew_area)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &yew_vm_ops;
	yew_area = vma;  // want: stored-vma-outlives-mapping "'.yew_area'"
	return 0;
}

static long yew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || yew_cpu != smp_processor_id())
		return -EPERM;
	vma = yew_area;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations yew_fops = {
	.mmap		= yew_mmap,
	.unlocked_ioctl	= yew_ioctl,
};
