#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct plum {
	struct vm_area_struct *vma;
	int cpu;
};

static int plum_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void plum_close(struct vm_area_struct *vma)
{
	struct plum *plum = vma->vm_private_data;

	plum->vma = NULL;
}

static const struct vm_operations_struct plum_vm_ops = {
	.fault = plum_fault,
	.close = plum_close,
};

#ifdef CONFIG_ARCH_USES_HIGH_VMA_FLAGS
#define VM_LOCAL_CPU	BIT(37)
#else
#define VM_LOCAL_CPU	0  // want: flag-without-effect
#endif

static int plum_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct plum *plum = file->private_data;

	if (plum->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = plum;
	vma->vm_ops = &plum_vm_ops;
	plum->vma = vma;
	return 0;
}

static long plum_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct plum *plum = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || plum->cpu != smp_processor_id())
		return -EPERM;
	vma = plum->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations plum_fops = {
	.mmap		= plum_mmap,
	.unlocked_ioctl	= plum_ioctl,
};
