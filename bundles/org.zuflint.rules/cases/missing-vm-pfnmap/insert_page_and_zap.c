#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The two calls exclude each other: one wants VM_PFNMAP, the other BUGs on it. */
struct ivy {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int ivy_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ivy_close(struct vm_area_struct *vma)
{
	struct ivy *ivy = vma->vm_private_data;

	ivy->vma = NULL;
}

static const struct vm_operations_struct ivy_vm_ops = {
	.fault = ivy_fault,
	.close = ivy_close,
};

static int ivy_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ivy *ivy = file->private_data;

	if (ivy->vma)
		return -EBUSY;
	vma->vm_flags |= VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: missing-vm-pfnmap "vm_insert_page() refuses a PFNMAP vma"
	vma->vm_private_data = ivy;
	vma->vm_ops = &ivy_vm_ops;
	ivy->vma = vma;
	return 0;
}

static long ivy_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ivy *ivy = file->private_data;
	struct vm_area_struct *vma = ivy->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_page(vma, vma->vm_start, ivy->page);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ivy_fops = {
	.mmap		= ivy_mmap,
	.unlocked_ioctl	= ivy_ioctl,
};
