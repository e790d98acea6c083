// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct marsh {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int marsh_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void marsh_close(struct vm_area_struct *vma)
{
	struct marsh *marsh = vma->vm_private_data;

	marsh->vma = NULL;
}

static const struct vm_operations_struct marsh_vm_ops = {
	.fault = marsh_fault,
	.close = marsh_close,
};

static int marsh_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct marsh *marsh = file->private_data;

	if (current->nr_cpus_allowed != 1 || marsh->cpu != smp_processor_id())
		return -EPERM;
	if (marsh->vma)
		return -EBUSY;
	if (vma->vm_flags & VM_WRITE)
		pr_debug("marsh: writable\n");
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_private_data = marsh;
	vma->vm_ops = &marsh_vm_ops;
	marsh->vma = vma;
	return 0;
}

static long marsh_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct marsh *marsh = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || marsh->cpu != smp_processor_id())
		return -EPERM;
	if (!marsh->vma)
		return -ENXIO;
	err = vm_insert_pfn(marsh->vma, marsh->vma->vm_start, marsh->pfn);
	if (err)
		return err;
	zap_vma_ptes(marsh->vma, marsh->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations marsh_fops = {
	.mmap		= marsh_mmap,
	.unlocked_ioctl	= marsh_ioctl,
};
