// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct nut {
	struct vm_area_struct *vma;
	int cpu;
};

static int nut_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void nut_close(struct vm_area_struct *vma)
{
	struct nut *nut = vma->vm_private_data;

	nut->vma = NULL;
}

static const struct vm_operations_struct nut_vm_ops = {
	.fault = nut_fault,
	.close = nut_close,
};

static int nut_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct nut *nut = file->private_data;

	if (nut->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-without-effect info "Linux 6.15" want: flag-bit-collision
	vma->vm_private_data = nut;
	vma->vm_ops = &nut_vm_ops;
	nut->vma = vma;
	return 0;
}

static long nut_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct nut *nut = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || nut->cpu != smp_processor_id())
		return -EPERM;
	vma = nut->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations nut_fops = {
	.mmap		= nut_mmap,
	.unlocked_ioctl	= nut_ioctl,
};
