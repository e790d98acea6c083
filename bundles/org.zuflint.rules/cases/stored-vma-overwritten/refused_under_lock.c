#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/mutex.h>

struct vat {
	struct vm_area_struct *vma;
	struct mutex lock;
	int cpu;
};

static int vat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void vat_close(struct vm_area_struct *vma)
{
	struct vat *vat = vma->vm_private_data;

	vat->vma = NULL;
}

static const struct vm_operations_struct vat_vm_ops = {
	.fault = vat_fault,
	.close = vat_close,
};

static int vat_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store vat.vma guarded
{
	struct vat *vat = file->private_data;

	mutex_lock(&vat->lock);
	if (WARN_ON(vat->vma != NULL)) {
		mutex_unlock(&vat->lock);
		return -EBUSY;
	}
	vat->vma = vma;
	mutex_unlock(&vat->lock);
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = vat;
	vma->vm_ops = &vat_vm_ops;
	return 0;
}

static long vat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vat *vat = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || vat->cpu != smp_processor_id())
		return -EPERM;
	vma = vat->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations vat_fops = {
	.mmap		= vat_mmap,
	.unlocked_ioctl	= vat_ioctl,
};
