#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct crab {
	struct vm_area_struct *vma;
	int cpu;
};

static int crab_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crab_close(struct vm_area_struct *vma)
{
	struct crab *crab = vma->vm_private_data;

	crab->vma = NULL;
}

static const struct vm_operations_struct crab_vm_ops = {
	.fault = crab_fault,
	.close = crab_close,
};

static int crab_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct crab *crab = file->private_data;

	if (crab->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = crab;
	vma->vm_ops = &crab_vm_ops;
	crab->vma = vma;
	return 0;
}

static long crab_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crab *crab = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || crab->cpu != smp_processor_id())
		return -EPERM;
	vma = crab->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	down_write(&vma->vm_mm->mmap_sem);
	vma->vm_flags = VM_PFNMAP | VM_IO;  // want: flag-cleared-live error
	up_write(&vma->vm_mm->mmap_sem);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations crab_fops = {
	.mmap		= crab_mmap,
	.unlocked_ioctl	= crab_ioctl,
};
