#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct garnet {
	struct vm_area_struct *vma;
	int cpu;
};

static int garnet_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void garnet_close(struct vm_area_struct *vma)
{
	struct garnet *garnet = vma->vm_private_data;

	garnet->vma = NULL;
}

static const struct vm_operations_struct garnet_vm_ops = {
	.fault = garnet_fault,
	.close = garnet_close,
};

static int garnet_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct garnet *garnet = file->private_data;

	if (garnet->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = garnet;
	vma->vm_ops = &garnet_vm_ops;
	garnet->vma = vma;
	return 0;
}

static long garnet_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct garnet *garnet = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || garnet->cpu != smp_processor_id())
		return -EPERM;
	vma = garnet->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start + PAGE_SIZE, arg);
	zap_vma_ptes(vma, vma->vm_start, 2 * PAGE_SIZE);
	return err;
}

const struct file_operations garnet_fops = {
	.mmap		= garnet_mmap,
	.unlocked_ioctl	= garnet_ioctl,
};
