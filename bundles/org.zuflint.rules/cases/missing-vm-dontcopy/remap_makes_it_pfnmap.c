#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct eel {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int eel_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void eel_close(struct vm_area_struct *vma)
{
	struct eel *eel = vma->vm_private_data;

	eel->vma = NULL;
}

static const struct vm_operations_struct eel_vm_ops = {
	.fault = eel_fault,
	.close = eel_close,
};

static int eel_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_PFNMAP
{
	struct eel *eel = file->private_data;

	if (eel->vma)
		return -EBUSY;
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma->vm_flags |= VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "VM_PFNMAP"
	if (remap_pfn_range(vma, vma->vm_start, eel->pfn, PAGE_SIZE, vma->vm_page_prot))
		return -EAGAIN;
	vma->vm_private_data = eel;
	vma->vm_ops = &eel_vm_ops;
	eel->vma = vma;
	return 0;
}

static long eel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct eel *eel = file->private_data;
	struct vm_area_struct *vma = eel->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	err = 0;
	return err;
}

const struct file_operations eel_fops = {
	.mmap		= eel_mmap,
	.unlocked_ioctl	= eel_ioctl,
};
