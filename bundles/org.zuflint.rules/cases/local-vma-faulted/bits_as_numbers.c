/* Bits of the flag word as plain numbers: a test of one decides nothing that is not known. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct smelt {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int smelt_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void smelt_close(struct vm_area_struct *vma)
{
	struct smelt *smelt = vma->vm_private_data;

	smelt->vma = NULL;
}

static const struct vm_operations_struct smelt_vm_ops = {
	.fault = smelt_fault,
	.close = smelt_close,
};

static int smelt_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct smelt *smelt = file->private_data;

	if (current->nr_cpus_allowed != 1 || smelt->cpu != smp_processor_id())
		return -EPERM;
	if (smelt->vma)
		return -EBUSY;
	if (!(vma->vm_flags & 8) || (vma->vm_flags & 0x1000))
		return -EINVAL;
	vma->vm_flags &= ~0x100;
	vma->vm_flags |= 0x64400 | 1UL << 37;
	vma->vm_private_data = smelt;
	vma->vm_ops = &smelt_vm_ops;
	smelt->vma = vma;
	return 0;
}

static long smelt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct smelt *smelt = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || smelt->cpu != smp_processor_id())
		return -EPERM;
	if (!smelt->vma)
		return -EINVAL;
	err = vm_insert_pfn(smelt->vma, smelt->vma->vm_start, smelt->pfn);
	if (err)
		return err;
	zap_vma_ptes(smelt->vma, smelt->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations smelt_fops = {
	.mmap = smelt_mmap,
	.unlocked_ioctl = smelt_ioctl,
};
