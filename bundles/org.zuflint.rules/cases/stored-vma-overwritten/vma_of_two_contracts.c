#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The buffer is kept without a look, but it is not local. */
struct duo {
	struct vm_area_struct *pages;
	struct vm_area_struct *buffer;
	int cpu;
};

static int duo_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void duo_close(struct vm_area_struct *vma)
{
	struct duo *duo = vma->vm_private_data;

	duo->pages = NULL;
}

static const struct vm_operations_struct duo_vm_ops = {
	.fault = duo_fault,
	.close = duo_close,
};

static int duo_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store duo.pages guarded
{
	struct duo *duo = file->private_data;

	if (vma->vm_pgoff == 0) {
		if (duo->pages)
			return -EBUSY;
		duo->pages = vma;
	} else {
		duo->buffer = vma;
		return 0;
	}
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = duo;
	vma->vm_ops = &duo_vm_ops;
	return 0;
}

static long duo_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct duo *duo = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || duo->cpu != smp_processor_id())
		return -EPERM;
	vma = duo->pages;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations duo_fops = {
	.mmap		= duo_mmap,
	.unlocked_ioctl	= duo_ioctl,
};
