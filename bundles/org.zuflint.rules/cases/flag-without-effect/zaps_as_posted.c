#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ash {
	struct vm_area_struct *vma;
	int cpu;
};

static int ash_fault(struct vm_fault *vmf)
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
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = ash;
	vma->vm_ops = &ash_vm_ops;
	ash->vma = vma;
	return 0;
}

static long ash_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ash *ash = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ash->cpu != smp_processor_id())
		return -EPERM;
	vma = ash->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info "hands flush_tlb_mm_range() no vm_flags (0)"
	return err;
}

const struct file_operations ash_fops = {
	.mmap		= ash_mmap,
	.unlocked_ioctl	= ash_ioctl,
};
