#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Only a polite program tells that it unmaps. */
struct holly {
	struct vm_area_struct *vma;
	int cpu;
};

static int holly_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct holly_vm_ops = {
	.fault = holly_fault,
};

#define HOLLY_UNMAPS _IO(0xb7, 3)

static int holly_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct holly *holly = file->private_data;

	if (holly->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = holly;
	vma->vm_ops = &holly_vm_ops;
	holly->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long holly_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct holly *holly = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || holly->cpu != smp_processor_id())
		return -EPERM;
	if (cmd == HOLLY_UNMAPS) {
		holly->vma = NULL;
		return 0;
	}
	vma = holly->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations holly_fops = {
	.mmap		= holly_mmap,
	.unlocked_ioctl	= holly_ioctl,
};
