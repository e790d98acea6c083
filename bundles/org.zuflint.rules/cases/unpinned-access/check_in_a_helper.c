#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct loom {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static bool loom_is_mine(const struct loom *loom);

static int loom_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void loom_close(struct vm_area_struct *vma)
{
	struct loom *loom = vma->vm_private_data;

	loom->vma = NULL;
}

static const struct vm_operations_struct loom_vm_ops = {
	.fault = loom_fault,
	.close = loom_close,
};

static int loom_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct loom *loom = file->private_data;

	if (!loom_is_mine(loom))
		return -EPERM;
	if (loom->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = loom;
	vma->vm_ops = &loom_vm_ops;
	loom->vma = vma;
	return 0;
}

static bool loom_is_mine(const struct loom *loom)
{
	if (current->nr_cpus_allowed != 1)
		return false;
	return loom->cpu == smp_processor_id();
}

static long loom_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct loom *loom = file->private_data;
	int err;

	if (unlikely(!loom_is_mine(loom))) {
		pr_warn_once("loom: %s is not pinned\n", current->comm);
		return -EPERM;
	}
	if (!loom->vma)
		return -ENXIO;
	err = vm_insert_pfn(loom->vma, loom->vma->vm_start, loom->pfn);
	if (err)
		return err;
	zap_vma_ptes(loom->vma, loom->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations loom_fops = {
	.mmap		= loom_mmap,
	.unlocked_ioctl	= loom_ioctl,
};
