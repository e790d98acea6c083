// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct box {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int box_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void box_close(struct vm_area_struct *vma)
{
	struct box *box = vma->vm_private_data;

	box->vma = NULL;
}

static const struct vm_operations_struct box_vm_ops = {
	.fault = box_fault,
	.close = box_close,
};

static int box_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct box *box = file->private_data;

	if (current->nr_cpus_allowed != 1 || box->cpu != smp_processor_id())
		return -EPERM;
	if (box->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision warning "VM_SHADOW_STACK (x86)"
	vma->vm_private_data = box;
	vma->vm_ops = &box_vm_ops;
	box->vma = vma;
	return 0;
}

static long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct box *box = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || box->cpu != smp_processor_id())
		return -EPERM;
	if (!box->vma)
		return -ENXIO;
	err = vm_insert_pfn(box->vma, box->vma->vm_start, box->pfn);
	if (err)
		return err;
	zap_vma_ptes(box->vma, box->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations box_fops = {
	.mmap		= box_mmap,
	.unlocked_ioctl	= box_ioctl,
};
