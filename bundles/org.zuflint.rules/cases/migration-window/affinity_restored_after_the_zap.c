#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct newt {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int newt_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void newt_close(struct vm_area_struct *vma)
{
	struct newt *newt = vma->vm_private_data;

	newt->vma = NULL;
}

static const struct vm_operations_struct newt_vm_ops = {
	.fault = newt_fault,
	.close = newt_close,
};

static int newt_mmap(struct file *file, struct vm_area_struct *vma)  // context: newt_ioctl, pinned
{
	struct newt *newt = file->private_data;

	if (newt->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = newt;
	vma->vm_ops = &newt_vm_ops;
	newt->vma = vma;
	return 0;
}

static long newt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct newt *newt = file->private_data;
	int err;

	if (!newt->vma)
		return -ENXIO;
	err = set_cpus_allowed_ptr(current, cpumask_of(newt->cpu));
	if (err)
		return err;
	err = vm_insert_pfn(newt->vma, newt->vma->vm_start, newt->pfn);
	if (!err)
		zap_vma_ptes(newt->vma, newt->vma->vm_start, PAGE_SIZE);
	set_cpus_allowed_ptr(current, cpu_possible_mask);
	return err;
}

static const struct file_operations newt_fops = {
	.mmap		= newt_mmap,
	.unlocked_ioctl	= newt_ioctl,
};
