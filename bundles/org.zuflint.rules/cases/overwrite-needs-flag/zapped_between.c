#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct opal {
	struct vm_area_struct *vma;
	int cpu;
};

static int opal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void opal_close(struct vm_area_struct *vma)
{
	struct opal *opal = vma->vm_private_data;

	opal->vma = NULL;
}

static const struct vm_operations_struct opal_vm_ops = {
	.fault = opal_fault,
	.close = opal_close,
};

static int opal_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct opal *opal = file->private_data;

	if (opal->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = opal;
	vma->vm_ops = &opal_vm_ops;
	opal->vma = vma;
	return 0;
}

static long opal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct opal *opal = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || opal->cpu != smp_processor_id())
		return -EPERM;
	vma = opal->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations opal_fops = {
	.mmap		= opal_mmap,
	.unlocked_ioctl	= opal_ioctl,
};
