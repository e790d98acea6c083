#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* A bug too, but not about the flag: the zap does nothing, so this vma is no candidate. */
struct hay {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int hay_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void hay_close(struct vm_area_struct *vma)
{
	struct hay *hay = vma->vm_private_data;

	hay->vma = NULL;
}

static const struct vm_operations_struct hay_vm_ops = {
	.fault = hay_fault,
	.close = hay_close,
};

static int hay_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4) fact: not local; no flag VM_PFNMAP
{
	struct hay *hay = file->private_data;

	if (hay->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP;
	vma->vm_private_data = hay;
	vma->vm_ops = &hay_vm_ops;
	hay->vma = vma;
	return 0;
}

static long hay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hay *hay = file->private_data;
	struct vm_area_struct *vma = hay->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(hay->page)) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations hay_fops = {
	.mmap		= hay_mmap,
	.unlocked_ioctl	= hay_ioctl,
};
