#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct stilt {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t stilt_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void stilt_close(struct vm_area_struct *vma)
{
	struct stilt *stilt = vma->vm_private_data;

	stilt->vma = NULL;
}

static const struct vm_operations_struct stilt_vm_ops = {
	.fault = stilt_fault,
	.close = stilt_close,
};

static int stilt_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct stilt *stilt = file->private_data;

	if (stilt->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io "only some paths set VM_IO"
#ifdef CONFIG_STILT
	vma->vm_flags |= VM_IO;
#endif
	vma->vm_private_data = stilt;
	vma->vm_ops = &stilt_vm_ops;
	stilt->vma = vma;
	return 0;
}

static long stilt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stilt *stilt = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || stilt->cpu != smp_processor_id())
		return -EPERM;
	vma = stilt->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations stilt_fops = {
	.mmap		= stilt_mmap,
	.unlocked_ioctl	= stilt_ioctl,
};
