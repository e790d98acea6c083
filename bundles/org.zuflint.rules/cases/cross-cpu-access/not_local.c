#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct levee {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int levee_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct levee_vm_ops = {
	.fault = levee_fault,
};

static int levee_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1)
{
	struct levee *levee = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (levee->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY;
	vma->vm_ops = &levee_vm_ops;
	levee->vma = vma;
	levee->cpu = smp_processor_id();
	return 0;
}

static void levee_zap(void *info)
{
	struct levee *levee = info;

	zap_vma_ptes(levee->vma, levee->vma->vm_start, PAGE_SIZE);
}

static long levee_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct levee *levee = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || levee->cpu != smp_processor_id())
		return -EPERM;
	if (!levee->vma)
		return -ENXIO;
	err = vm_insert_pfn(levee->vma, levee->vma->vm_start, levee->pfn);
	on_each_cpu(levee_zap, levee, 1);
	return err;
}

const struct file_operations levee_fops = {
	.mmap		= levee_mmap,
	.unlocked_ioctl	= levee_ioctl,
};
