#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* Reading user memory may fault and sleep; the task may wake up on another CPU. */
struct gulp {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t wq;
	int state;
};

static int gulp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gulp_close(struct vm_area_struct *vma)
{
	struct gulp *gulp = vma->vm_private_data;

	gulp->vma = NULL;
}

static const struct vm_operations_struct gulp_vm_ops = {
	.fault = gulp_fault,
	.close = gulp_close,
};

static int gulp_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct gulp *gulp = file->private_data;

	if (gulp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gulp;
	vma->vm_ops = &gulp_vm_ops;
	gulp->vma = vma;
	return 0;
}

static long gulp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gulp *gulp = file->private_data;
	int err;

	if (gulp->cpu != smp_processor_id())
		return -EXDEV;
	if (!gulp->vma)
		return -ENXIO;
	err = vm_insert_pfn(gulp->vma, gulp->vma->vm_start, gulp->pfn);
	if (err)
		return err;
	if (copy_from_user(&gulp->state, (void __user *)arg, sizeof(gulp->state)))
		gulp->state = -1;
	zap_vma_ptes(gulp->vma, gulp->vma->vm_start, PAGE_SIZE);  // want: migration-window warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations gulp_fops = {
	.mmap		= gulp_mmap,
	.unlocked_ioctl	= gulp_ioctl,
};
