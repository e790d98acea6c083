#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ruff {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t ruff_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ruff_close(struct vm_area_struct *vma)
{
	struct ruff *ruff = vma->vm_private_data;

	ruff->vma = NULL;
}

static const struct vm_operations_struct ruff_vm_ops = {
	.fault = ruff_fault,
	.close = ruff_close,
};

static int ruff_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ruff *ruff = file->private_data;

	if (ruff->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand "only some paths set VM_DONTEXPAND"
#ifdef CONFIG_RUFF
	vma->vm_flags |= VM_DONTEXPAND;
#endif
	vma->vm_private_data = ruff;
	vma->vm_ops = &ruff_vm_ops;
	ruff->vma = vma;
	return 0;
}

static long ruff_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ruff *ruff = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ruff->cpu != smp_processor_id())
		return -EPERM;
	vma = ruff->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ruff_fops = {
	.mmap		= ruff_mmap,
	.unlocked_ioctl	= ruff_ioctl,
};
