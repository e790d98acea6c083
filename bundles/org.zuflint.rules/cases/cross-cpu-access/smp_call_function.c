#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

/* Everywhere but here. */
struct bank {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int bank_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct bank_vm_ops = {
	.fault = bank_fault,
};

static int bank_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct bank *bank = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (bank->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &bank_vm_ops;
	bank->vma = vma;  // want: stored-vma-outlives-mapping
	bank->cpu = smp_processor_id();
	return 0;
}

static void bank_zap(void *info)
{
	struct bank *bank = info;

	zap_vma_ptes(bank->vma, bank->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
}

static long bank_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bank *bank = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || bank->cpu != smp_processor_id())
		return -EPERM;
	if (!bank->vma)
		return -ENXIO;
	err = vm_insert_pfn(bank->vma, bank->vma->vm_start, bank->pfn);
	smp_call_function(bank_zap, bank, true);
	return err;
}

const struct file_operations bank_fops = {
	.mmap		= bank_mmap,
	.unlocked_ioctl	= bank_ioctl,
};
