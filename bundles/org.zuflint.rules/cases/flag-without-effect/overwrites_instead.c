#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bay {
	struct vm_area_struct *vma;
	int cpu;
};

static int bay_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bay_close(struct vm_area_struct *vma)
{
	struct bay *bay = vma->vm_private_data;

	bay->vma = NULL;
}

static const struct vm_operations_struct bay_vm_ops = {
	.fault = bay_fault,
	.close = bay_close,
};

#define BAY_END _IO(0xb1, 1)

/* Overwriting is where the posted patch gains. */
static int bay_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bay *bay = file->private_data;

	if (bay->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bay;
	vma->vm_ops = &bay_vm_ops;
	bay->vma = vma;
	return 0;
}

static long bay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bay *bay = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bay->cpu != smp_processor_id())
		return -EPERM;
	vma = bay->vma;
	if (!vma)
		return -ENXIO;
	if (cmd == BAY_END) {
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
		return 0;
	}
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	return err;
}

const struct file_operations bay_fops = {
	.mmap		= bay_mmap,
	.unlocked_ioctl	= bay_ioctl,
};
