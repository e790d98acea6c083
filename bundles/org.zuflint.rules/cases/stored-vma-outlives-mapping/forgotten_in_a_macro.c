#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct elm {
	struct vm_area_struct *vma;
	int cpu;
};

static int elm_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

#define ELM_DETACH(e)	smp_store_release(&(e)->vma, NULL)

static void elm_close(struct vm_area_struct *vma)
{
	ELM_DETACH((struct elm *)vma->vm_private_data);
}

static const struct vm_operations_struct elm_vm_ops = {
	.fault = elm_fault,
	.close = elm_close,
};

static int elm_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct elm *elm = file->private_data;

	if (elm->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = elm;
	vma->vm_ops = &elm_vm_ops;
	elm->vma = vma;
	return 0;
}

static long elm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct elm *elm = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || elm->cpu != smp_processor_id())
		return -EPERM;
	vma = elm->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations elm_fops = {
	.mmap		= elm_mmap,
	.unlocked_ioctl	= elm_ioctl,
};
