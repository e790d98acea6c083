#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct alder {
	struct vm_area_struct *vma;
	int cpu;
};

static int alder_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct alder_vm_ops = {
	.fault = alder_fault,
};

static int alder_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct alder *alder = file->private_data;

	if (alder->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = alder;
	vma->vm_ops = &alder_vm_ops;
	alder->vma = vma;  // want: stored-vma-outlives-mapping warning "no .close forgets it"
	return 0;
}

static long alder_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct alder *alder = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || alder->cpu != smp_processor_id())
		return -EPERM;
	vma = alder->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations alder_fops = {
	.mmap		= alder_mmap,
	.unlocked_ioctl	= alder_ioctl,
};
