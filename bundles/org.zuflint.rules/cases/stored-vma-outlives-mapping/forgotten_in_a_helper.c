#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ebony {
	struct vm_area_struct *vma;
	int cpu;
};

static int ebony_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ebony_set(struct ebony *ebony, struct vm_area_struct *vma)
{
	WRITE_ONCE(ebony->vma, vma);
}

static void ebony_forget(struct ebony *ebony)
{
	ebony_set(ebony, NULL);
}

static void ebony_close(struct vm_area_struct *vma)
{
	ebony_forget(vma->vm_private_data);
}

static const struct vm_operations_struct ebony_vm_ops = {
	.fault = ebony_fault,
	.close = ebony_close,
};

static int ebony_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ebony *ebony = file->private_data;

	if (ebony->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = ebony;
	vma->vm_ops = &ebony_vm_ops;
	ebony->vma = vma;
	return 0;
}

static long ebony_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ebony *ebony = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ebony->cpu != smp_processor_id())
		return -EPERM;
	vma = ebony->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ebony_fops = {
	.mmap		= ebony_mmap,
	.unlocked_ioctl	= ebony_ioctl,
};
