// kernel: 6.8
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct heath {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int heath_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void heath_close(struct vm_area_struct *vma)
{
	struct heath *heath = vma->vm_private_data;

	heath->vma = NULL;
}

static const struct vm_operations_struct heath_vm_ops = {
	.fault = heath_fault,
	.close = heath_close,
};

static void heath_mark(struct vm_area_struct *v)
{
	v->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY;  // want: direct-vm-flags-write error "const since 6.3" want: flag-bit-collision
	vm_flags_set(v, VM_DONTEXPAND | VM_IO);
}

static int heath_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct heath *heath = file->private_data;

	if (current->nr_cpus_allowed != 1 || heath->cpu != smp_processor_id())
		return -EPERM;
	if (heath->vma)
		return -EBUSY;
	heath_mark(vma);
	vma->vm_private_data = heath;
	vma->vm_ops = &heath_vm_ops;
	heath->vma = vma;
	return 0;
}

static long heath_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct heath *heath = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || heath->cpu != smp_processor_id())
		return -EPERM;
	if (!heath->vma)
		return -ENXIO;
	err = vm_insert_pfn(heath->vma, heath->vma->vm_start, heath->pfn);
	if (err)
		return err;
	zap_vma_ptes(heath->vma, heath->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations heath_fops = {
	.mmap		= heath_mmap,
	.unlocked_ioctl	= heath_ioctl,
};
