#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tench {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int tench_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tench_close(struct vm_area_struct *vma)
{
	struct tench *tench = vma->vm_private_data;

	tench->vma = NULL;
}

static const struct vm_operations_struct tench_vm_ops = {
	.fault = tench_fault,
	.close = tench_close,
};

static int tench_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct tench *tench = file->private_data;

	if (current->nr_cpus_allowed != 1 || tench->cpu != smp_processor_id())
		return -EPERM;
	if (tench->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = tench;
	vma->vm_ops = &tench_vm_ops;
	tench->vma = vma;
	return 0;
}

static long tench_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tench *tench = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || tench->cpu != smp_processor_id())
		return -EPERM;
	if (!tench->vma)
		return -ENXIO;
	err = vm_insert_pfn(tench->vma, tench->vma->vm_start, tench->pfn);
	if (err)
		return err;
	if (copy_to_user((void __user *)arg, &tench->pfn, sizeof(tench->pfn))) {
		err = -EFAULT;
		goto zap;
	}
	tench->pfn++;
zap:
	zap_vma_ptes(tench->vma, tench->vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations tench_fops = {
	.mmap		= tench_mmap,
	.unlocked_ioctl	= tench_ioctl,
};
