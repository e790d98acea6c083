#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ant {
	struct vm_area_struct *vma;
	int cpu;
};

static int ant_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ant_close(struct vm_area_struct *vma)
{
	struct ant *ant = vma->vm_private_data;

	ant->vma = NULL;
}

static const struct vm_operations_struct ant_vm_ops = {
	.fault = ant_fault,
	.close = ant_close,
};

static int ant_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1: taken off)
{
	struct ant *ant = file->private_data;

	if (ant->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = ant;
	vma->vm_ops = &ant_vm_ops;
	ant->vma = vma;
	return 0;
}

static long ant_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ant *ant = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ant->cpu != smp_processor_id())
		return -EPERM;
	vma = ant->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags &= ~VM_LOCAL_CPU;  // want: flag-cleared-live error "while entries live"
	up_write(&vma->vm_mm->mmap_sem);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ant_fops = {
	.mmap		= ant_mmap,
	.unlocked_ioctl	= ant_ioctl,
};
