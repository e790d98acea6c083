#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pike {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	int nr;
};

static int pike_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pike_close(struct vm_area_struct *vma)
{
	struct pike *pike = vma->vm_private_data;

	pike->vma = NULL;
}

static const struct vm_operations_struct pike_vm_ops = {
	.fault = pike_fault,
	.close = pike_close,
};

static int pike_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct pike *pike = file->private_data;

	if (current->nr_cpus_allowed != 1 || pike->cpu != smp_processor_id())
		return -EPERM;
	if (pike->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pike;
	vma->vm_ops = &pike_vm_ops;
	pike->vma = vma;
	return 0;
}

static long pike_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pike *pike = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || pike->cpu != smp_processor_id())
		return -EPERM;
	if (!pike->vma)
		return -ENXIO;
	unsigned long addr = pike->vma->vm_start;
	int i;

	err = 0;
	for (i = 0; i < pike->nr && !err; i++, addr += PAGE_SIZE)
		err = vm_insert_pfn(pike->vma, addr, pike->pfn + i);
	zap_vma_ptes(pike->vma, pike->vma->vm_start, i * PAGE_SIZE);
	return err;
}

static const struct file_operations pike_fops = {
	.mmap		= pike_mmap,
	.unlocked_ioctl	= pike_ioctl,
};
