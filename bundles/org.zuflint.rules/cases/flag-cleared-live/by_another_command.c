#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct moth {
	struct vm_area_struct *vma;
	int cpu;
};

static int moth_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void moth_close(struct vm_area_struct *vma)
{
	struct moth *moth = vma->vm_private_data;

	moth->vma = NULL;
}

static const struct vm_operations_struct moth_vm_ops = {
	.fault = moth_fault,
	.close = moth_close,
};

#define MOTH_END _IO(0xb1, 1)
#define MOTH_WIDE _IO(0xb1, 2)

static int moth_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct moth *moth = file->private_data;

	if (moth->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = moth;
	vma->vm_ops = &moth_vm_ops;
	moth->vma = vma;
	return 0;
}

static long moth_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct moth *moth = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || moth->cpu != smp_processor_id())
		return -EPERM;
	vma = moth->vma;
	if (!vma)
		return -ENXIO;
	if (cmd == MOTH_END) {
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
		return 0;
	}
	if (cmd == MOTH_WIDE) {
		down_write(&vma->vm_mm->mmap_sem);
		vma->vm_flags &= ~VM_LOCAL_CPU;  // want: flag-cleared-live error
		up_write(&vma->vm_mm->mmap_sem);
		return 0;
	}
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	return err;
}

const struct file_operations moth_fops = {
	.mmap		= moth_mmap,
	.unlocked_ioctl	= moth_ioctl,
};
