// kernel: 4.20
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct koa {
	struct vm_area_struct *vma;
	int cpu;
};

static int koa_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void koa_close(struct vm_area_struct *vma)
{
	struct koa *koa = vma->vm_private_data;

	koa->vma = NULL;
}

static const struct vm_operations_struct koa_vm_ops = {
	.fault = koa_fault,
	.close = koa_close,
};

static int koa_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct koa *koa = file->private_data;

	if (koa->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-without-effect info "since 4.20"
	vma->vm_private_data = koa;
	vma->vm_ops = &koa_vm_ops;
	koa->vma = vma;
	return 0;
}

static long koa_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct koa *koa = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || koa->cpu != smp_processor_id())
		return -EPERM;
	vma = koa->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations koa_fops = {
	.mmap		= koa_mmap,
	.unlocked_ioctl	= koa_ioctl,
};
