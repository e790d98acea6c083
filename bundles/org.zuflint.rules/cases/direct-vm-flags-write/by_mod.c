// kernel: 6.12
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fen {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int fen_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fen_close(struct vm_area_struct *vma)
{
	struct fen *fen = vma->vm_private_data;

	fen->vma = NULL;
}

static const struct vm_operations_struct fen_vm_ops = {
	.fault = fen_fault,
	.close = fen_close,
};

static int fen_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct fen *fen = file->private_data;

	if (current->nr_cpus_allowed != 1 || fen->cpu != smp_processor_id())
		return -EPERM;
	if (fen->vma)
		return -EBUSY;
	vm_flags_mod(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU, VM_MAYWRITE);  // want: flag-bit-collision
	vma->vm_private_data = fen;
	vma->vm_ops = &fen_vm_ops;
	fen->vma = vma;
	return 0;
}

static long fen_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fen *fen = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || fen->cpu != smp_processor_id())
		return -EPERM;
	if (!fen->vma)
		return -ENXIO;
	err = vm_insert_pfn(fen->vma, fen->vma->vm_start, fen->pfn);
	if (err)
		return err;
	zap_vma_ptes(fen->vma, fen->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations fen_fops = {
	.mmap		= fen_mmap,
	.unlocked_ioctl	= fen_ioctl,
};
