// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct flag {
	struct vm_area_struct *vma;
	int cpu;
};

static int flag_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void flag_close(struct vm_area_struct *vma)
{
	struct flag *flag = vma->vm_private_data;

	flag->vma = NULL;
}

static const struct vm_operations_struct flag_vm_ops = {
	.fault = flag_fault,
	.close = flag_close,
};

static int flag_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct flag *flag = file->private_data;

	if (flag->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_private_data = flag;
	vma->vm_ops = &flag_vm_ops;
	flag->vma = vma;
	return 0;
}

static long flag_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct flag *flag = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || flag->cpu != smp_processor_id())
		return -EPERM;
	vma = flag->vma;
	if (!vma)
		return -ENXIO;
	if (mmap_write_lock_killable(vma->vm_mm))
		return -EINTR;
	vm_flags_set(vma, VM_LOCAL_CPU);  // want: flag-bit-collision
	mmap_write_unlock(vma->vm_mm);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations flag_fops = {
	.mmap		= flag_mmap,
	.unlocked_ioctl	= flag_ioctl,
};
