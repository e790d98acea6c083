#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct coral {
	struct vm_area_struct *vma;
	int cpu;
};

static int coral_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void coral_close(struct vm_area_struct *vma)
{
	struct coral *coral = vma->vm_private_data;

	coral->vma = NULL;
}

static const struct vm_operations_struct coral_vm_ops = {
	.fault = coral_fault,
	.close = coral_close,
};

static int coral_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct coral *coral = file->private_data;

	if (coral->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = coral;
	vma->vm_ops = &coral_vm_ops;
	coral->vma = vma;
	return 0;
}

static long coral_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct coral *coral = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || coral->cpu != smp_processor_id())
		return -EPERM;
	vma = coral->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_page(vma, vma->vm_start, pfn_to_page(arg));
	if (!err)
		err = vm_insert_page(vma, vma->vm_start, pfn_to_page(arg));  // want: overwrite-needs-flag error "lets only insert_pfn() overwrite"
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations coral_fops = {
	.mmap		= coral_mmap,
	.unlocked_ioctl	= coral_ioctl,
};
