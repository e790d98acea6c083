#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pear {
	struct vm_area_struct *vma;
	int cpu;
};

static int pear_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pear_close(struct vm_area_struct *vma)
{
	struct pear *pear = vma->vm_private_data;

	pear->vma = NULL;
}

static const struct vm_operations_struct pear_vm_ops = {
	.fault = pear_fault,
	.close = pear_close,
};

#ifdef CONFIG_64BIT
#define VM_LOCAL_CPU	(1UL << 37)
#else
#define VM_LOCAL_CPU	(1UL << 27)
#endif

static int pear_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct pear *pear = file->private_data;

	if (pear->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pear;
	vma->vm_ops = &pear_vm_ops;
	pear->vma = vma;
	return 0;
}

static long pear_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pear *pear = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pear->cpu != smp_processor_id())
		return -EPERM;
	vma = pear->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: flag-without-effect info
	return err;
}

const struct file_operations pear_fops = {
	.mmap		= pear_mmap,
	.unlocked_ioctl	= pear_ioctl,
};
