#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct urn {
	struct vm_area_struct *vma;
	int cpu;
};

static int urn_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct urn_vm_ops = {
	.fault = urn_fault,
};

static int urn_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store urn.vma unguarded kept
{
	struct urn *urn = file->private_data;

	urn->vma = vma;  // want: stored-vma-overwritten warning "forget it in .close" want: stored-vma-outlives-mapping
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = urn;
	vma->vm_ops = &urn_vm_ops;
	return 0;
}

static long urn_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct urn *urn = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || urn->cpu != smp_processor_id())
		return -EPERM;
	vma = urn->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations urn_fops = {
	.mmap		= urn_mmap,
	.unlocked_ioctl	= urn_ioctl,
};
