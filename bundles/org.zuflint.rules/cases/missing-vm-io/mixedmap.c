#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct crow {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t crow_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crow_close(struct vm_area_struct *vma)
{
	struct crow *crow = vma->vm_private_data;

	crow->vma = NULL;
}

static const struct vm_operations_struct crow_vm_ops = {
	.fault = crow_fault,
	.close = crow_close,
};

static int crow_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct crow *crow = file->private_data;

	if (crow->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io warning "nothing sets VM_IO"
	vma->vm_private_data = crow;
	vma->vm_ops = &crow_vm_ops;
	crow->vma = vma;
	return 0;
}

static long crow_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crow *crow = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || crow->cpu != smp_processor_id())
		return -EPERM;
	vma = crow->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations crow_fops = {
	.mmap		= crow_mmap,
	.unlocked_ioctl	= crow_ioctl,
};
