#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct clasp {
	struct vm_area_struct *vma;
	int cpu;
};

static int clasp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void clasp_close(struct vm_area_struct *vma)
{
	struct clasp *clasp = vma->vm_private_data;

	clasp->vma = NULL;
}

static const struct vm_operations_struct clasp_vm_ops = {
	.fault = clasp_fault,
	.close = clasp_close,
};

static int clasp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct clasp *clasp = file->private_data;

	if (clasp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = clasp;
	vma->vm_ops = &clasp_vm_ops;
	clasp->vma = vma;
	return 0;
}

static long clasp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct clasp *clasp = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || clasp->cpu != smp_processor_id())
		return -EPERM;
	vma = clasp->vma;
	if (!vma)
		return -ENXIO;
	down_read(&vma->vm_mm->mmap_sem);
	vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-outside-provider
	up_read(&vma->vm_mm->mmap_sem);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations clasp_fops = {
	.mmap		= clasp_mmap,
	.unlocked_ioctl	= clasp_ioctl,
};
