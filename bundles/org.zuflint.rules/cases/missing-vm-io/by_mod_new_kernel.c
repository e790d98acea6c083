// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct crake {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t crake_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crake_close(struct vm_area_struct *vma)
{
	struct crake *crake = vma->vm_private_data;

	crake->vma = NULL;
}

static const struct vm_operations_struct crake_vm_ops = {
	.fault = crake_fault,
	.close = crake_close,
};

static int crake_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct crake *crake = file->private_data;

	if (crake->vma)
		return -EBUSY;
	vm_flags_mod(vma, VM_MIXEDMAP | VM_DONTEXPAND | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU, VM_MAYEXEC);  // want: flag-bit-collision
	vma->vm_private_data = crake;
	vma->vm_ops = &crake_vm_ops;
	crake->vma = vma;
	return 0;
}

static long crake_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crake *crake = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || crake->cpu != smp_processor_id())
		return -EPERM;
	vma = crake->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range_single(vma, vma->vm_start, PAGE_SIZE, NULL);
	return err;
}

const struct file_operations crake_fops = {
	.mmap		= crake_mmap,
	.unlocked_ioctl	= crake_ioctl,
};
