#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct cog {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int cog_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cog_close(struct vm_area_struct *vma)
{
	struct cog *cog = vma->vm_private_data;

	cog->vma = NULL;
}

static const struct vm_operations_struct cog_vm_ops = {
	.fault = cog_fault,
	.close = cog_close,
};

static int cog_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct cog *cog = file->private_data;

	if (cog->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "VM_MIXEDMAP"
	vma->vm_private_data = cog;
	vma->vm_ops = &cog_vm_ops;
	cog->vma = vma;
	return 0;
}

static long cog_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cog *cog = file->private_data;
	struct vm_area_struct *vma = cog->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(cog->page)) & VM_FAULT_ERROR;
	unmap_mapping_range(file->f_mapping, 0, PAGE_SIZE, 1);
	return err;
}

const struct file_operations cog_fops = {
	.mmap		= cog_mmap,
	.unlocked_ioctl	= cog_ioctl,
};
