#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The page may be freed while it is still mapped. */
struct fife {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int fife_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fife_close(struct vm_area_struct *vma)
{
	struct fife *fife = vma->vm_private_data;

	fife->vma = NULL;
}

static const struct vm_operations_struct fife_vm_ops = {
	.fault = fife_fault,
	.close = fife_close,
};

static int fife_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4) fact: C4 broken
{
	struct fife *fife = file->private_data;

	if (current->nr_cpus_allowed != 1 || fife->cpu != smp_processor_id())
		return -EPERM;
	if (fife->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = fife;
	vma->vm_ops = &fife_vm_ops;
	fife->vma = vma;
	return 0;
}

static long fife_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fife *fife = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || fife->cpu != smp_processor_id())
		return -EPERM;
	if (!fife->vma)
		return -ENXIO;
	get_page(fife->page);
	err = vm_insert_pfn(fife->vma, fife->vma->vm_start, page_to_pfn(fife->page));
	put_page(fife->page);
	zap_vma_ptes(fife->vma, fife->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations fife_fops = {
	.mmap		= fife_mmap,
	.unlocked_ioctl	= fife_ioctl,
};
