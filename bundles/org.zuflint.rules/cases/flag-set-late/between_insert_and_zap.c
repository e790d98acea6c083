// kernel: 6.4
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rasp {
	struct vm_area_struct *vma;
	int cpu;
};

static int rasp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rasp_close(struct vm_area_struct *vma)
{
	struct rasp *rasp = vma->vm_private_data;

	rasp->vma = NULL;
}

static const struct vm_operations_struct rasp_vm_ops = {
	.fault = rasp_fault,
	.close = rasp_close,
};

static int rasp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rasp *rasp = file->private_data;

	if (rasp->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_private_data = rasp;
	vma->vm_ops = &rasp_vm_ops;
	rasp->vma = vma;
	return 0;
}

static long rasp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rasp *rasp = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || rasp->cpu != smp_processor_id())
		return -EPERM;
	vma = rasp->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	mmap_write_lock(vma->vm_mm);
	vm_flags_set(vma, VM_LOCAL_CPU);  // want: flag-set-late error want: flag-bit-collision
	mmap_write_unlock(vma->vm_mm);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations rasp_fops = {
	.mmap		= rasp_mmap,
	.unlocked_ioctl	= rasp_ioctl,
};
