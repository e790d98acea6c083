// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct swale {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int swale_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void swale_close(struct vm_area_struct *vma)
{
	struct swale *swale = vma->vm_private_data;

	swale->vma = NULL;
}

static const struct vm_operations_struct swale_vm_ops = {
	.fault = swale_fault,
	.close = swale_close,
};

static int swale_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct swale *swale = file->private_data;
	unsigned long *word;

	if (current->nr_cpus_allowed != 1 || swale->cpu != smp_processor_id())
		return -EPERM;
	if (swale->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	word = (unsigned long *)&vma->vm_flags;
	*word |= VM_DONTDUMP;  // want: direct-vm-flags-write
	vma->vm_private_data = swale;
	vma->vm_ops = &swale_vm_ops;
	swale->vma = vma;
	return 0;
}

static long swale_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct swale *swale = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || swale->cpu != smp_processor_id())
		return -EPERM;
	if (!swale->vma)
		return -ENXIO;
	err = vm_insert_pfn(swale->vma, swale->vma->vm_start, swale->pfn);
	if (err)
		return err;
	zap_vma_ptes(swale->vma, swale->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations swale_fops = {
	.mmap		= swale_mmap,
	.unlocked_ioctl	= swale_ioctl,
};
