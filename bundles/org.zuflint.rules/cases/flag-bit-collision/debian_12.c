// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct yew {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int yew_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void yew_close(struct vm_area_struct *vma)
{
	struct yew *yew = vma->vm_private_data;

	yew->vma = NULL;
}

static const struct vm_operations_struct yew_vm_ops = {
	.fault = yew_fault,
	.close = yew_close,
};

static int yew_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct yew *yew = file->private_data;

	if (current->nr_cpus_allowed != 1 || yew->cpu != smp_processor_id())
		return -EPERM;
	if (yew->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision warning "VM_UFFD_MINOR of Linux 6.1"
	vma->vm_private_data = yew;
	vma->vm_ops = &yew_vm_ops;
	yew->vma = vma;
	return 0;
}

static long yew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yew *yew = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || yew->cpu != smp_processor_id())
		return -EPERM;
	if (!yew->vma)
		return -ENXIO;
	err = vm_insert_pfn(yew->vma, yew->vma->vm_start, yew->pfn);
	if (err)
		return err;
	zap_vma_ptes(yew->vma, yew->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations yew_fops = {
	.mmap		= yew_mmap,
	.unlocked_ioctl	= yew_ioctl,
};
