#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct oboe {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int oboe_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oboe_close(struct vm_area_struct *vma)
{
	struct oboe *oboe = vma->vm_private_data;

	oboe->vma = NULL;
}

static const struct vm_operations_struct oboe_vm_ops = {
	.fault = oboe_fault,
	.close = oboe_close,
};

static int oboe_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1)
{
	struct oboe *oboe = file->private_data;

	if (current->nr_cpus_allowed != 1 || oboe->cpu != smp_processor_id())
		return -EPERM;
	if (oboe->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = oboe;
	vma->vm_ops = &oboe_vm_ops;
	oboe->vma = vma;
	return 0;
}

static void oboe_zap(void *info)
{
	struct oboe *oboe = info;

	zap_vma_ptes(oboe->vma, oboe->vma->vm_start, PAGE_SIZE);
}

static long oboe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oboe *oboe = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || oboe->cpu != smp_processor_id())
		return -EPERM;
	if (!oboe->vma)
		return -ENXIO;
	err = vm_insert_pfn(oboe->vma, oboe->vma->vm_start, page_to_pfn(oboe->page));
	on_each_cpu(oboe_zap, oboe, 1);
	return err;
}

const struct file_operations oboe_fops = {
	.mmap		= oboe_mmap,
	.unlocked_ioctl	= oboe_ioctl,
};
