#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct swift {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t swift_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void swift_close(struct vm_area_struct *vma)
{
	struct swift *swift = vma->vm_private_data;

	swift->vma = NULL;
}

static const struct vm_operations_struct swift_vm_ops = {
	.fault = swift_fault,
	.close = swift_close,
};

static int swift_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct swift *swift = file->private_data;

	if (swift->vma)
		return -EBUSY;
	vma->vm_flags |= VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand "nothing sets VM_DONTEXPAND"
	vma->vm_private_data = swift;
	vma->vm_ops = &swift_vm_ops;
	swift->vma = vma;
	return 0;
}

static long swift_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct swift *swift = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || swift->cpu != smp_processor_id())
		return -EPERM;
	vma = swift->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_page(vma, vma->vm_start, pfn_to_page(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations swift_fops = {
	.mmap		= swift_mmap,
	.unlocked_ioctl	= swift_ioctl,
};
