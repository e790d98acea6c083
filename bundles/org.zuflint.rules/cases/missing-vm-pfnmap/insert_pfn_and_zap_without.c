// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ash {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static vm_fault_t ash_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ash_close(struct vm_area_struct *vma)
{
	struct ash *ash = vma->vm_private_data;

	ash->vma = NULL;
}

static const struct vm_operations_struct ash_vm_ops = {
	.fault = ash_fault,
	.close = ash_close,
};

static int ash_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ash *ash = file->private_data;

	if (ash->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_IO | VM_DONTCOPY | VM_LOCAL_CPU);  // want: missing-vm-pfnmap "zap_vma_ptes()" want: missing-vm-pfnmap "vmf_insert_pfn()" want: flag-bit-collision
	vma->vm_private_data = ash;
	vma->vm_ops = &ash_vm_ops;
	ash->vma = vma;
	return 0;
}

static long ash_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ash *ash = file->private_data;
	struct vm_area_struct *vma = ash->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_pfn(vma, vma->vm_start, ash->pfn) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ash_fops = {
	.mmap		= ash_mmap,
	.unlocked_ioctl	= ash_ioctl,
};
