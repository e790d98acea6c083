// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rail {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t rail_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rail_close(struct vm_area_struct *vma)
{
	struct rail *rail = vma->vm_private_data;

	rail->vma = NULL;
}

static const struct vm_operations_struct rail_vm_ops = {
	.fault = rail_fault,
	.close = rail_close,
};

static int rail_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rail *rail = file->private_data;

	if (rail->vma)
		return -EBUSY;
	vm_flags_mod(vma, VM_MIXEDMAP | VM_IO | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU, VM_MAYEXEC);  // want: flag-bit-collision
	vma->vm_private_data = rail;
	vma->vm_ops = &rail_vm_ops;
	rail->vma = vma;
	return 0;
}

static long rail_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rail *rail = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || rail->cpu != smp_processor_id())
		return -EPERM;
	vma = rail->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range_single(vma, vma->vm_start, PAGE_SIZE, NULL);
	return err;
}

const struct file_operations rail_fops = {
	.mmap		= rail_mmap,
	.unlocked_ioctl	= rail_ioctl,
};
