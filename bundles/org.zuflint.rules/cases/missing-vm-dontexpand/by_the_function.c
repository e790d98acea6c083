// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct finch {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t finch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void finch_close(struct vm_area_struct *vma)
{
	struct finch *finch = vma->vm_private_data;

	finch->vma = NULL;
}

static const struct vm_operations_struct finch_vm_ops = {
	.fault = finch_fault,
	.close = finch_close,
};

static int finch_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct finch *finch = file->private_data;

	if (finch->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU);  // want: missing-vm-dontexpand want: flag-bit-collision
	vma->vm_private_data = finch;
	vma->vm_ops = &finch_vm_ops;
	finch->vma = vma;
	return 0;
}

static long finch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct finch *finch = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || finch->cpu != smp_processor_id())
		return -EPERM;
	vma = finch->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range_single(vma, vma->vm_start, PAGE_SIZE, NULL);
	return err;
}

const struct file_operations finch_fops = {
	.mmap		= finch_mmap,
	.unlocked_ioctl	= finch_ioctl,
};
