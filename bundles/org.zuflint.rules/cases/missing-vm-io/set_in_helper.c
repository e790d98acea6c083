#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tern {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t tern_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tern_close(struct vm_area_struct *vma)
{
	struct tern *tern = vma->vm_private_data;

	tern->vma = NULL;
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault = tern_fault,
	.close = tern_close,
};

static void tern_dress(struct vm_area_struct *v)
{
	unsigned long flags = VM_MIXEDMAP | VM_DONTEXPAND;

	flags |= VM_DONTCOPY | VM_IO;
	v->vm_flags |= flags;
}

static int tern_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tern *tern = file->private_data;

	if (tern->vma)
		return -EBUSY;
	tern_dress(vma);
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = tern;
	vma->vm_ops = &tern_vm_ops;
	tern->vma = vma;
	return 0;
}

static long tern_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tern *tern = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || tern->cpu != smp_processor_id())
		return -EPERM;
	vma = tern->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations tern_fops = {
	.mmap		= tern_mmap,
	.unlocked_ioctl	= tern_ioctl,
};
