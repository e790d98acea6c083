#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct perch {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int perch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void perch_close(struct vm_area_struct *vma)
{
	struct perch *perch = vma->vm_private_data;

	perch->vma = NULL;
}

static const struct vm_operations_struct perch_vm_ops = {
	.fault = perch_fault,
	.close = perch_close,
};

static int perch_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct perch *perch = file->private_data;

	if (current->nr_cpus_allowed != 1 || perch->cpu != smp_processor_id())
		return -EPERM;
	if (perch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = perch;
	vma->vm_ops = &perch_vm_ops;
	perch->vma = vma;
	return 0;
}

static long perch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct perch *perch = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || perch->cpu != smp_processor_id())
		return -EPERM;
	if (!perch->vma)
		return -ENXIO;
	err = vm_insert_pfn(perch->vma, perch->vma->vm_start, perch->pfn);  // want: missing-zap-on-path "nothing zaps what vm_insert_pfn()"
	return err;
}

static const struct file_operations perch_fops = {
	.mmap		= perch_mmap,
	.unlocked_ioctl	= perch_ioctl,
};
