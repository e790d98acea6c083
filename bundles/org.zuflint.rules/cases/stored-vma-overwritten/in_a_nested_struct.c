#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tin {
	struct {
		struct vm_area_struct *pages;
		int nr;
	} maps;
	int cpu;
};

static int tin_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tin_close(struct vm_area_struct *vma)
{
	struct tin *tin = vma->vm_private_data;

	tin->maps.pages = NULL;
}

static const struct vm_operations_struct tin_vm_ops = {
	.fault = tin_fault,
	.close = tin_close,
};

static int tin_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tin *tin = file->private_data;

	tin->maps.pages = vma;  // want: stored-vma-overwritten warning "pages"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = tin;
	vma->vm_ops = &tin_vm_ops;
	return 0;
}

static long tin_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tin *tin = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || tin->cpu != smp_processor_id())
		return -EPERM;
	vma = tin->maps.pages;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations tin_fops = {
	.mmap		= tin_mmap,
	.unlocked_ioctl	= tin_ioctl,
};
