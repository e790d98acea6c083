#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct wreath {
	struct vm_area_struct *vma;
	int cpu;
};

static int wreath_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wreath_close(struct vm_area_struct *vma)
{
	struct wreath *wreath = vma->vm_private_data;

	wreath->vma = NULL;
}

static const struct vm_operations_struct wreath_vm_ops = {
	.fault = wreath_fault,
	.close = wreath_close,
};

static int wreath_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct wreath *wreath = file->private_data;

	if (wreath->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = wreath;
	vma->vm_ops = &wreath_vm_ops;
	wreath->vma = vma;
	return 0;
}

static long wreath_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wreath *wreath = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || wreath->cpu != smp_processor_id())
		return -EPERM;
	vma = wreath->vma;
	if (!vma)
		return -ENXIO;
	vma->vm_flags |= VM_DONTDUMP;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations wreath_fops = {
	.mmap		= wreath_mmap,
	.unlocked_ioctl	= wreath_ioctl,
};
