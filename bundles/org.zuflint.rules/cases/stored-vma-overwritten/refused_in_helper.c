#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pot {
	struct vm_area_struct *vma;
	int cpu;
};

static bool pot_is_taken(const struct pot *pot)
{
	return pot->vma != NULL;
}

static int pot_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pot_close(struct vm_area_struct *vma)
{
	struct pot *pot = vma->vm_private_data;

	pot->vma = NULL;
}

static const struct vm_operations_struct pot_vm_ops = {
	.fault = pot_fault,
	.close = pot_close,
};

static int pot_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store pot.vma guarded
{
	struct pot *pot = file->private_data;

	if (pot_is_taken(pot))
		return -EBUSY;
	pot->vma = vma;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = pot;
	vma->vm_ops = &pot_vm_ops;
	return 0;
}

static long pot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pot *pot = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pot->cpu != smp_processor_id())
		return -EPERM;
	vma = pot->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pot_fops = {
	.mmap		= pot_mmap,
	.unlocked_ioctl	= pot_ioctl,
};
