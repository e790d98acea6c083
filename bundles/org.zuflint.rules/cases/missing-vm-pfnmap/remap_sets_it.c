#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bay {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int bay_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bay_close(struct vm_area_struct *vma)
{
	struct bay *bay = vma->vm_private_data;

	bay->vma = NULL;
}

static const struct vm_operations_struct bay_vm_ops = {
	.fault = bay_fault,
	.close = bay_close,
};

static int bay_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_PFNMAP; flag VM_IO; flag VM_DONTEXPAND; flag VM_DONTDUMP
{
	struct bay *bay = file->private_data;

	if (bay->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTCOPY | VM_LOCAL_CPU;
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (io_remap_pfn_range(vma, vma->vm_start, bay->pfn, PAGE_SIZE, vma->vm_page_prot))
		return -EAGAIN;
	vma->vm_private_data = bay;
	vma->vm_ops = &bay_vm_ops;
	bay->vma = vma;
	return 0;
}

static long bay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bay *bay = file->private_data;
	struct vm_area_struct *vma = bay->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	err = 0;
	return err;
}

const struct file_operations bay_fops = {
	.mmap		= bay_mmap,
	.unlocked_ioctl	= bay_ioctl,
};
