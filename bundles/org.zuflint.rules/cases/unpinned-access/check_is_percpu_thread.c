// kernel: 4.19
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct hook {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static vm_fault_t hook_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void hook_close(struct vm_area_struct *vma)
{
	struct hook *hook = vma->vm_private_data;

	hook->vma = NULL;
}

static const struct vm_operations_struct hook_vm_ops = {
	.fault = hook_fault,
	.close = hook_close,
};

static int hook_mmap(struct file *file, struct vm_area_struct *vma)  // context: hook_ioctl, pinned
{
	struct hook *hook = file->private_data;

	if (hook->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = hook;
	vma->vm_ops = &hook_vm_ops;
	hook->vma = vma;
	return 0;
}

static long hook_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hook *hook = file->private_data;
	int err;

	if (!is_percpu_thread())
		return -EPERM;
	if (!hook->vma)
		return -ENXIO;
	err = vm_insert_pfn(hook->vma, hook->vma->vm_start, hook->pfn);
	if (err)
		return err;
	zap_vma_ptes(hook->vma, hook->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations hook_fops = {
	.mmap		= hook_mmap,
	.unlocked_ioctl	= hook_ioctl,
};
