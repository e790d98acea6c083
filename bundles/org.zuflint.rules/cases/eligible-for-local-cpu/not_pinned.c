#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct harp {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int harp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void harp_close(struct vm_area_struct *vma)
{
	struct harp *harp = vma->vm_private_data;

	harp->vma = NULL;
}

static const struct vm_operations_struct harp_vm_ops = {
	.fault = harp_fault,
	.close = harp_close,
};

static int harp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C2)
{
	struct harp *harp = file->private_data;

	if (current->nr_cpus_allowed != 1 || harp->cpu != smp_processor_id())
		return -EPERM;
	if (harp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = harp;
	vma->vm_ops = &harp_vm_ops;
	harp->vma = vma;
	return 0;
}

static long harp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct harp *harp = file->private_data;
	int err;

	if (!harp->vma)
		return -ENXIO;
	err = vm_insert_pfn(harp->vma, harp->vma->vm_start, page_to_pfn(harp->page));
	zap_vma_ptes(harp->vma, harp->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations harp_fops = {
	.mmap		= harp_mmap,
	.unlocked_ioctl	= harp_ioctl,
};
