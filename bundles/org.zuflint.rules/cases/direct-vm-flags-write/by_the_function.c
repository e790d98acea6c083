// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct moss {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int moss_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void moss_close(struct vm_area_struct *vma)
{
	struct moss *moss = vma->vm_private_data;

	moss->vma = NULL;
}

static const struct vm_operations_struct moss_vm_ops = {
	.fault = moss_fault,
	.close = moss_close,
};

static int moss_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct moss *moss = file->private_data;

	if (current->nr_cpus_allowed != 1 || moss->cpu != smp_processor_id())
		return -EPERM;
	if (moss->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_private_data = moss;
	vma->vm_ops = &moss_vm_ops;
	moss->vma = vma;
	return 0;
}

static long moss_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct moss *moss = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || moss->cpu != smp_processor_id())
		return -EPERM;
	if (!moss->vma)
		return -ENXIO;
	err = vm_insert_pfn(moss->vma, moss->vma->vm_start, moss->pfn);
	if (err)
		return err;
	zap_vma_ptes(moss->vma, moss->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations moss_fops = {
	.mmap		= moss_mmap,
	.unlocked_ioctl	= moss_ioctl,
};
