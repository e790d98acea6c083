#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fir {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int fir_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fir_close(struct vm_area_struct *vma)
{
	struct fir *fir = vma->vm_private_data;

	fir->vma = NULL;
}

static const struct vm_operations_struct fir_vm_ops = {
	.fault = fir_fault,
	.close = fir_close,
};

static int fir_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct fir *fir = file->private_data;

	if (fir->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-pfnmap "unless the pfn is marked special"
	vma->vm_private_data = fir;
	vma->vm_ops = &fir_vm_ops;
	fir->vma = vma;
	return 0;
}

static long fir_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fir *fir = file->private_data;
	struct vm_area_struct *vma = fir->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(fir->page)) & VM_FAULT_ERROR;
	unmap_mapping_range(file->f_mapping, 0, PAGE_SIZE, 1);
	return err;
}

const struct file_operations fir_fops = {
	.mmap		= fir_mmap,
	.unlocked_ioctl	= fir_ioctl,
};
