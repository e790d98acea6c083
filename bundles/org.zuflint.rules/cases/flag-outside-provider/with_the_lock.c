#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct crest {
	struct vm_area_struct *vma;
	int cpu;
};

static int crest_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crest_close(struct vm_area_struct *vma)
{
	struct crest *crest = vma->vm_private_data;

	crest->vma = NULL;
}

static const struct vm_operations_struct crest_vm_ops = {
	.fault = crest_fault,
	.close = crest_close,
};

static int crest_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct crest *crest = file->private_data;

	if (crest->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = crest;
	vma->vm_ops = &crest_vm_ops;
	crest->vma = vma;
	return 0;
}

static long crest_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crest *crest = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || crest->cpu != smp_processor_id())
		return -EPERM;
	vma = crest->vma;
	if (!vma)
		return -ENXIO;
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags |= VM_LOCAL_CPU;
	up_write(&vma->vm_mm->mmap_sem);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations crest_fops = {
	.mmap		= crest_mmap,
	.unlocked_ioctl	= crest_ioctl,
};
