// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct sedge {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int sedge_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void sedge_close(struct vm_area_struct *vma)
{
	struct sedge *sedge = vma->vm_private_data;

	sedge->vma = NULL;
}

static const struct vm_operations_struct sedge_vm_ops = {
	.fault = sedge_fault,
	.close = sedge_close,
};

static int sedge_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct sedge *sedge = file->private_data;

	if (current->nr_cpus_allowed != 1 || sedge->cpu != smp_processor_id())
		return -EPERM;
	if (sedge->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: direct-vm-flags-write error "const since 6.3" want: flag-bit-collision
	vma->vm_private_data = sedge;
	vma->vm_ops = &sedge_vm_ops;
	sedge->vma = vma;
	return 0;
}

static long sedge_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sedge *sedge = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || sedge->cpu != smp_processor_id())
		return -EPERM;
	if (!sedge->vma)
		return -ENXIO;
	err = vm_insert_pfn(sedge->vma, sedge->vma->vm_start, sedge->pfn);
	if (err)
		return err;
	zap_vma_ptes(sedge->vma, sedge->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations sedge_fops = {
	.mmap		= sedge_mmap,
	.unlocked_ioctl	= sedge_ioctl,
};
