#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct zircon {
	struct vm_area_struct *vma;
	int cpu;
};

static int zircon_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void zircon_close(struct vm_area_struct *vma)
{
	struct zircon *zircon = vma->vm_private_data;

	zircon->vma = NULL;
}

static const struct vm_operations_struct zircon_vm_ops = {
	.fault = zircon_fault,
	.close = zircon_close,
};

static int zircon_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct zircon *zircon = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || zircon->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = zircon;
	vma->vm_ops = &zircon_vm_ops;
	zircon->vma = vma;
	return 0;
}

static long zircon_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct zircon *zircon = file->private_data;
	struct vm_area_struct *vma;
	pfn_t pfn = pfn_to_pfn_t(arg);
	int err;

	if (current->nr_cpus_allowed != 1 || zircon->cpu != smp_processor_id())
		return -EPERM;
	vma = zircon->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_mixed(vma, vma->vm_start, pfn);
	if (!err)
		err = vm_insert_mixed_mkwrite(vma, vma->vm_start, pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations zircon_fops = {
	.mmap		= zircon_mmap,
	.unlocked_ioctl	= zircon_ioctl,
};
