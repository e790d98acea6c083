#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tick {
	struct vm_area_struct *vma;
	int cpu;
};

static int tick_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tick_close(struct vm_area_struct *vma)
{
	struct tick *tick = vma->vm_private_data;

	tick->vma = NULL;
}

static const struct vm_operations_struct tick_vm_ops = {
	.fault = tick_fault,
	.close = tick_close,
};

static int tick_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct tick *tick = file->private_data;

	if (tick->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = tick;
	vma->vm_ops = &tick_vm_ops;
	tick->vma = vma;
	return 0;
}

static long tick_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tick *tick = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || tick->cpu != smp_processor_id())
		return -EPERM;
	vma = tick->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags &= ~VM_LOCAL_CPU;
	up_write(&vma->vm_mm->mmap_sem);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations tick_fops = {
	.mmap		= tick_mmap,
	.unlocked_ioctl	= tick_ioctl,
};
