#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct dodo {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t dodo_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dodo_close(struct vm_area_struct *vma)
{
	struct dodo *dodo = vma->vm_private_data;

	dodo->vma = NULL;
}

static const struct vm_operations_struct dodo_vm_ops = {
	.fault = dodo_fault,
	.close = dodo_close,
};

static int dodo_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct dodo *dodo = file->private_data;

	if (dodo->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand "only some paths set VM_DONTEXPAND"
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_DONTEXPAND;
	vma->vm_private_data = dodo;
	vma->vm_ops = &dodo_vm_ops;
	dodo->vma = vma;
	return 0;
}

static long dodo_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dodo *dodo = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || dodo->cpu != smp_processor_id())
		return -EPERM;
	vma = dodo->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations dodo_fops = {
	.mmap		= dodo_mmap,
	.unlocked_ioctl	= dodo_ioctl,
};
