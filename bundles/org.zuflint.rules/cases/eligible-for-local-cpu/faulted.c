#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct lyre {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int lyre_fault(struct vm_fault *vmf)
{
	struct lyre *lyre = vmf->vma->vm_private_data;

	return vm_insert_pfn(vmf->vma, vmf->address, page_to_pfn(lyre->page)) ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
}

static void lyre_close(struct vm_area_struct *vma)
{
	struct lyre *lyre = vma->vm_private_data;

	lyre->vma = NULL;
}

static const struct vm_operations_struct lyre_vm_ops = {
	.fault = lyre_fault,
	.close = lyre_close,
};

static int lyre_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3) fact: fault lyre_fault maps
{
	struct lyre *lyre = file->private_data;

	if (current->nr_cpus_allowed != 1 || lyre->cpu != smp_processor_id())
		return -EPERM;
	if (lyre->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = lyre;
	vma->vm_ops = &lyre_vm_ops;
	lyre->vma = vma;
	return 0;
}

static long lyre_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lyre *lyre = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || lyre->cpu != smp_processor_id())
		return -EPERM;
	if (!lyre->vma)
		return -ENXIO;
	err = vm_insert_pfn(lyre->vma, lyre->vma->vm_start, page_to_pfn(lyre->page));
	zap_vma_ptes(lyre->vma, lyre->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations lyre_fops = {
	.mmap		= lyre_mmap,
	.unlocked_ioctl	= lyre_ioctl,
};
