// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct oak {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static vm_fault_t oak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oak_close(struct vm_area_struct *vma)
{
	struct oak *oak = vma->vm_private_data;

	oak->vma = NULL;
}

static const struct vm_operations_struct oak_vm_ops = {
	.fault = oak_fault,
	.close = oak_close,
};

static int oak_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct oak *oak = file->private_data;

	if (oak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-pfnmap "silently does nothing" want: flag-bit-collision
	vma->vm_private_data = oak;
	vma->vm_ops = &oak_vm_ops;
	oak->vma = vma;
	return 0;
}

static long oak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oak *oak = file->private_data;
	struct vm_area_struct *vma = oak->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(oak->page)) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations oak_fops = {
	.mmap		= oak_mmap,
	.unlocked_ioctl	= oak_ioctl,
};
