#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct alto {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int alto_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void alto_close(struct vm_area_struct *vma)
{
	struct alto *alto = vma->vm_private_data;

	alto->vma = NULL;
}

static const struct vm_operations_struct alto_vm_ops = {
	.fault = alto_fault,
	.close = alto_close,
};

static int alto_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu info "set the flag in 'alto_mmap'" verdict: eligible fact: not local; C1 proved; C2 proved; C3 proved; C4 proved
{
	struct alto *alto = file->private_data;

	if (current->nr_cpus_allowed != 1 || alto->cpu != smp_processor_id())
		return -EPERM;
	if (alto->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = alto;
	vma->vm_ops = &alto_vm_ops;
	alto->vma = vma;
	return 0;
}

static long alto_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct alto *alto = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || alto->cpu != smp_processor_id())
		return -EPERM;
	if (!alto->vma)
		return -ENXIO;
	err = vm_insert_pfn(alto->vma, alto->vma->vm_start, page_to_pfn(alto->page));
	zap_vma_ptes(alto->vma, alto->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations alto_fops = {
	.mmap		= alto_mmap,
	.unlocked_ioctl	= alto_ioctl,
};
