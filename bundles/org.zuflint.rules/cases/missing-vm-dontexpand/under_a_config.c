#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct snipe {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t snipe_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void snipe_close(struct vm_area_struct *vma)
{
	struct snipe *snipe = vma->vm_private_data;

	snipe->vma = NULL;
}

static const struct vm_operations_struct snipe_vm_ops = {
	.fault = snipe_fault,
	.close = snipe_close,
};

#ifdef CONFIG_SNIPE
#define SNIPE_EXTRA	VM_DONTEXPAND
#else
#define SNIPE_EXTRA	0
#endif

static int snipe_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct snipe *snipe = file->private_data;

	if (snipe->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand "only some paths set VM_DONTEXPAND"
	vma->vm_flags |= SNIPE_EXTRA;
	vma->vm_private_data = snipe;
	vma->vm_ops = &snipe_vm_ops;
	snipe->vma = vma;
	return 0;
}

static long snipe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct snipe *snipe = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || snipe->cpu != smp_processor_id())
		return -EPERM;
	vma = snipe->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations snipe_fops = {
	.mmap		= snipe_mmap,
	.unlocked_ioctl	= snipe_ioctl,
};
