#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct knot {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t knot_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void knot_close(struct vm_area_struct *vma)
{
	struct knot *knot = vma->vm_private_data;

	knot->vma = NULL;
}

static const struct vm_operations_struct knot_vm_ops = {
	.fault = knot_fault,
	.close = knot_close,
};

#ifdef CONFIG_KNOT
#define KNOT_EXTRA	VM_IO
#else
#define KNOT_EXTRA	0
#endif

static int knot_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct knot *knot = file->private_data;

	if (knot->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io "only some paths set VM_IO"
	vma->vm_flags |= KNOT_EXTRA;
	vma->vm_private_data = knot;
	vma->vm_ops = &knot_vm_ops;
	knot->vma = vma;
	return 0;
}

static long knot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct knot *knot = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || knot->cpu != smp_processor_id())
		return -EPERM;
	vma = knot->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations knot_fops = {
	.mmap		= knot_mmap,
	.unlocked_ioctl	= knot_ioctl,
};
