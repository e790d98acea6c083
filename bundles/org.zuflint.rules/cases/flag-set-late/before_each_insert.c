#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* No entry is there without it: the only call that inserts sets it first. */
struct saw {
	struct vm_area_struct *vma;
	int cpu;
};

static int saw_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void saw_close(struct vm_area_struct *vma)
{
	struct saw *saw = vma->vm_private_data;

	saw->vma = NULL;
}

static const struct vm_operations_struct saw_vm_ops = {
	.fault = saw_fault,
	.close = saw_close,
};

static int saw_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct saw *saw = file->private_data;

	if (saw->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = saw;
	vma->vm_ops = &saw_vm_ops;
	saw->vma = vma;
	return 0;
}

static long saw_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct saw *saw = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || saw->cpu != smp_processor_id())
		return -EPERM;
	vma = saw->vma;
	if (!vma)
		return -ENXIO;
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags |= VM_LOCAL_CPU;
	up_write(&vma->vm_mm->mmap_sem);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations saw_fops = {
	.mmap		= saw_mmap,
	.unlocked_ioctl	= saw_ioctl,
};
