#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct oar {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int oar_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oar_close(struct vm_area_struct *vma)
{
	struct oar *oar = vma->vm_private_data;

	oar->vma = NULL;
}

static const struct vm_operations_struct oar_vm_ops = {
	.fault = oar_fault,
	.close = oar_close,
};

static int oar_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) fact: flag VM_MIXEDMAP; no flag VM_PFNMAP; zap zap_vma_ptes
{
	struct oar *oar = file->private_data;

	if (oar->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-pfnmap error "zap_vma_ptes()"
	vma->vm_private_data = oar;
	vma->vm_ops = &oar_vm_ops;
	oar->vma = vma;
	return 0;
}

static long oar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oar *oar = file->private_data;
	struct vm_area_struct *vma = oar->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(oar->page)) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations oar_fops = {
	.mmap		= oar_mmap,
	.unlocked_ioctl	= oar_ioctl,
};
