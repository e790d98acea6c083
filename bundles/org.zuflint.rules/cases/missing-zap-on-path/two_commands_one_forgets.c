#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#define EEL_ONE _IO('e', 1)
#define EEL_TWO _IO('e', 2)

struct eel {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int eel_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void eel_close(struct vm_area_struct *vma)
{
	struct eel *eel = vma->vm_private_data;

	eel->vma = NULL;
}

static const struct vm_operations_struct eel_vm_ops = {
	.fault = eel_fault,
	.close = eel_close,
};

static int eel_map(struct eel *eel)
{
	return vm_insert_pfn(eel->vma, eel->vma->vm_start, eel->pfn);
}

static void eel_unmap(struct eel *eel)
{
	zap_vma_ptes(eel->vma, eel->vma->vm_start, PAGE_SIZE);
}

static int eel_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct eel *eel = file->private_data;

	if (current->nr_cpus_allowed != 1 || eel->cpu != smp_processor_id())
		return -EPERM;
	if (eel->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = eel;
	vma->vm_ops = &eel_vm_ops;
	eel->vma = vma;
	return 0;
}

static long eel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct eel *eel = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || eel->cpu != smp_processor_id())
		return -EPERM;
	if (!eel->vma)
		return -ENXIO;
	switch (cmd) {
	case EEL_ONE:
		err = eel_map(eel);
		if (err)
			return err;
		eel_unmap(eel);
		return 0;
	case EEL_TWO:
		return eel_map(eel);  // want: missing-zap-on-path "EEL_TWO leaves here"
	}
	return -ENOTTY;
}

static const struct file_operations eel_fops = {
	.mmap		= eel_mmap,
	.unlocked_ioctl	= eel_ioctl,
};
