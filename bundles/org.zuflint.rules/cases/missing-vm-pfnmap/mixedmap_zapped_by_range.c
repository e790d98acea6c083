#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* VM_MIXEDMAP is enough for the insert, and unmap_mapping_range() does not ask for VM_PFNMAP. */
struct yew {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int yew_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void yew_close(struct vm_area_struct *vma)
{
	struct yew *yew = vma->vm_private_data;

	yew->vma = NULL;
}

static const struct vm_operations_struct yew_vm_ops = {
	.fault = yew_fault,
	.close = yew_close,
};

static int yew_mmap(struct file *file, struct vm_area_struct *vma)  // fact: zap unmap_mapping_range; insert vmf_insert_mixed
{
	struct yew *yew = file->private_data;

	if (yew->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = yew;
	vma->vm_ops = &yew_vm_ops;
	yew->vma = vma;
	return 0;
}

static long yew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yew *yew = file->private_data;
	struct vm_area_struct *vma = yew->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(yew->page)) & VM_FAULT_ERROR;
	unmap_mapping_range(file->f_mapping, 0, PAGE_SIZE, 1);
	return err;
}

const struct file_operations yew_fops = {
	.mmap		= yew_mmap,
	.unlocked_ioctl	= yew_ioctl,
};
