#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

/* (Zapping with interrupts off is another bug; the CPU is right.) */
struct dart {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int dart_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dart_close(struct vm_area_struct *vma)
{
	struct dart *dart = vma->vm_private_data;

	dart->vma = NULL;
}

static const struct vm_operations_struct dart_vm_ops = {
	.fault = dart_fault,
	.close = dart_close,
};

static int dart_mmap(struct file *file, struct vm_area_struct *vma)  // context: dart_zap_here, pinned
{
	struct dart *dart = file->private_data;

	if (dart->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dart;
	vma->vm_ops = &dart_vm_ops;
	dart->vma = vma;
	return 0;
}

static void dart_zap_here(void *info)
{
	struct dart *dart = info;

	zap_vma_ptes(dart->vma, dart->vma->vm_start, PAGE_SIZE);
}

static long dart_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dart *dart = file->private_data;

	if (current->nr_cpus_allowed != 1 || !dart->vma)
		return -EPERM;
	smp_call_function_single(dart->cpu, dart_zap_here, dart, 1);
	return vm_insert_pfn(dart->vma, dart->vma->vm_start, dart->pfn);
}

static const struct file_operations dart_fops = {
	.mmap		= dart_mmap,
	.unlocked_ioctl	= dart_ioctl,
};
