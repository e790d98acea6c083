// everywhere
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct lark {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t lark_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lark_close(struct vm_area_struct *vma)
{
	struct lark *lark = vma->vm_private_data;

	lark->vma = NULL;
}

static const struct vm_operations_struct lark_vm_ops = {
	.fault = lark_fault,
	.close = lark_close,
};

static int lark_mmap(struct file *file, struct vm_area_struct *vma)  // want: missing-vm-dontexpand info "the vma 'lark_mmap'" want: missing-vm-io info want: eligible-for-local-cpu
{
	struct lark *lark = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || lark->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTCOPY;
	vma->vm_private_data = lark;
	vma->vm_ops = &lark_vm_ops;
	lark->vma = vma;
	return 0;
}

static long lark_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lark *lark = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || lark->cpu != smp_processor_id())
		return -EPERM;
	vma = lark->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations lark_fops = {
	.mmap		= lark_mmap,
	.unlocked_ioctl	= lark_ioctl,
};
