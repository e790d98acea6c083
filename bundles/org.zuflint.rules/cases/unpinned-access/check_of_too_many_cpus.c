#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct herd {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int herd_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void herd_close(struct vm_area_struct *vma)
{
	struct herd *herd = vma->vm_private_data;

	herd->vma = NULL;
}

static const struct vm_operations_struct herd_vm_ops = {
	.fault = herd_fault,
	.close = herd_close,
};

static int herd_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct herd *herd = file->private_data;

	if (herd->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = herd;
	vma->vm_ops = &herd_vm_ops;
	herd->vma = vma;
	return 0;
}

static long herd_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct herd *herd = file->private_data;
	int err;

	if (current->nr_cpus_allowed > 2)
		return -EPERM;
	if (!herd->vma)
		return -ENXIO;
	err = vm_insert_pfn(herd->vma, herd->vma->vm_start, herd->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(herd->vma, herd->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations herd_fops = {
	.mmap		= herd_mmap,
	.unlocked_ioctl	= herd_ioctl,
};
