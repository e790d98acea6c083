// kernel: 5.4
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct dock {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static vm_fault_t dock_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dock_close(struct vm_area_struct *vma)
{
	struct dock *dock = vma->vm_private_data;

	dock->vma = NULL;
}

static const struct vm_operations_struct dock_vm_ops = {
	.fault = dock_fault,
	.close = dock_close,
};

static int dock_mmap(struct file *file, struct vm_area_struct *vma)  // context: dock_ioctl, pinned
{
	struct dock *dock = file->private_data;

	if (dock->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dock;
	vma->vm_ops = &dock_vm_ops;
	dock->vma = vma;
	return 0;
}

/* The mask has one CPU, so a subset of it is that CPU. */
static int dock_admit(struct dock *dock)
{
	const struct cpumask *mine = cpumask_of(dock->cpu);

	return cpumask_subset(current->cpus_ptr, mine) ? 0 : -EINVAL;
}

static long dock_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dock *dock = file->private_data;
	int err;

	err = dock_admit(dock);
	if (err)
		return err;
	if (!dock->vma)
		return -ENXIO;
	err = vmf_insert_pfn(dock->vma, dock->vma->vm_start, dock->pfn);
	if (err != VM_FAULT_NOPAGE)
		return -EFAULT;
	zap_vma_ptes(dock->vma, dock->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations dock_fops = {
	.mmap		= dock_mmap,
	.unlocked_ioctl	= dock_ioctl,
};
