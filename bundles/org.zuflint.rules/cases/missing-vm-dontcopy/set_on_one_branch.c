#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gar {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int gar_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gar_close(struct vm_area_struct *vma)
{
	struct gar *gar = vma->vm_private_data;

	gar->vma = NULL;
}

static const struct vm_operations_struct gar_vm_ops = {
	.fault = gar_fault,
	.close = gar_close,
};

static int gar_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gar *gar = file->private_data;

	if (gar->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "only some paths set VM_DONTCOPY"
	if (vma->vm_pgoff == 0)
		vma->vm_flags |= VM_DONTCOPY;
	vma->vm_private_data = gar;
	vma->vm_ops = &gar_vm_ops;
	gar->vma = vma;
	return 0;
}

static long gar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gar *gar = file->private_data;
	struct vm_area_struct *vma = gar->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, gar->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations gar_fops = {
	.mmap		= gar_mmap,
	.unlocked_ioctl	= gar_ioctl,
};
