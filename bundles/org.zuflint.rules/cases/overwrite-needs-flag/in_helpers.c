#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ruby {
	struct vm_area_struct *vma;
	int cpu;
};

static int ruby_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ruby_close(struct vm_area_struct *vma)
{
	struct ruby *ruby = vma->vm_private_data;

	ruby->vma = NULL;
}

static const struct vm_operations_struct ruby_vm_ops = {
	.fault = ruby_fault,
	.close = ruby_close,
};

static int ruby_put(struct vm_area_struct *area, unsigned long at, unsigned long pfn)
{
	return vm_insert_pfn(area, at, pfn);  // want: overwrite-needs-flag
}

static int ruby_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct ruby *ruby = file->private_data;

	if (ruby->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = ruby;
	vma->vm_ops = &ruby_vm_ops;
	ruby->vma = vma;
	return 0;
}

static long ruby_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ruby *ruby = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ruby->cpu != smp_processor_id())
		return -EPERM;
	vma = ruby->vma;
	if (!vma)
		return -ENXIO;
	err = ruby_put(vma, vma->vm_start, arg);
	if (!err)
		err = ruby_put(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ruby_fops = {
	.mmap		= ruby_mmap,
	.unlocked_ioctl	= ruby_ioctl,
};
