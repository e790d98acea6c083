#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct veil {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int veil_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void veil_close(struct vm_area_struct *vma)
{
	struct veil *veil = vma->vm_private_data;

	veil->vma = NULL;
}

static const struct vm_operations_struct veil_vm_ops = {
	.fault = veil_fault,
	.close = veil_close,
};

static int veil_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct veil *veil = file->private_data;

	if (veil->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = veil;
	vma->vm_ops = &veil_vm_ops;
	veil->vma = vma;
	return 0;
}

static int veil_check(void)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	return 0;
}

static long veil_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct veil *veil = file->private_data;
	int err;

	veil_check();
	if (!veil->vma)
		return -ENXIO;
	err = vm_insert_pfn(veil->vma, veil->vma->vm_start, veil->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(veil->vma, veil->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations veil_fops = {
	.mmap		= veil_mmap,
	.unlocked_ioctl	= veil_ioctl,
};
