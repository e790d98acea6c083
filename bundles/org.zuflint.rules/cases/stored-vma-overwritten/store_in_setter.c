#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tub {
	struct vm_area_struct *vma;
	int cpu;
};

static void tub_remember(struct tub *tub, struct vm_area_struct *area)
{
	tub->vma = area;  // want: stored-vma-overwritten warning "'tub.vma'"
}

static int tub_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tub_close(struct vm_area_struct *vma)
{
	struct tub *tub = vma->vm_private_data;

	tub->vma = NULL;
}

static const struct vm_operations_struct tub_vm_ops = {
	.fault = tub_fault,
	.close = tub_close,
};

static int tub_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tub *tub = file->private_data;

	tub_remember(tub, vma);
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = tub;
	vma->vm_ops = &tub_vm_ops;
	return 0;
}

static long tub_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tub *tub = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || tub->cpu != smp_processor_id())
		return -EPERM;
	vma = tub->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations tub_fops = {
	.mmap		= tub_mmap,
	.unlocked_ioctl	= tub_ioctl,
};
