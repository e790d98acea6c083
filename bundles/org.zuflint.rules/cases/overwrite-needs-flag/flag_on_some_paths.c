#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct agate {
	struct vm_area_struct *vma;
	int cpu;
};

static int agate_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void agate_close(struct vm_area_struct *vma)
{
	struct agate *agate = vma->vm_private_data;

	agate->vma = NULL;
}

static const struct vm_operations_struct agate_vm_ops = {
	.fault = agate_fault,
	.close = agate_close,
};

static int agate_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct agate *agate = file->private_data;

	if (agate->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = agate;
	vma->vm_ops = &agate_vm_ops;
	agate->vma = vma;
	return 0;
}

static long agate_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct agate *agate = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || agate->cpu != smp_processor_id())
		return -EPERM;
	vma = agate->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);  // want: overwrite-needs-flag warning "fails with -EBUSY on the paths that do not set VM_LOCAL_CPU"
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations agate_fops = {
	.mmap		= agate_mmap,
	.unlocked_ioctl	= agate_ioctl,
};
