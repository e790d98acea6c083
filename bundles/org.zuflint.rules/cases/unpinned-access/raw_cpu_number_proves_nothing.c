#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct dice {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int dice_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dice_close(struct vm_area_struct *vma)
{
	struct dice *dice = vma->vm_private_data;

	dice->vma = NULL;
}

static const struct vm_operations_struct dice_vm_ops = {
	.fault = dice_fault,
	.close = dice_close,
};

static int dice_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct dice *dice = file->private_data;

	if (dice->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = dice;
	vma->vm_ops = &dice_vm_ops;
	dice->vma = vma;
	return 0;
}

static long dice_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dice *dice = file->private_data;
	int err;

	dice->cpu = raw_smp_processor_id();
	if (!dice->vma)
		return -ENXIO;
	err = vm_insert_pfn(dice->vma, dice->vma->vm_start, dice->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(dice->vma, dice->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations dice_fops = {
	.mmap		= dice_mmap,
	.unlocked_ioctl	= dice_ioctl,
};
