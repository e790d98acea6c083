#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Only a reader of the log is woken, who owns no page; nothing in the code says so. */

struct stork {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	wait_queue_head_t log;
};

static int stork_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void stork_close(struct vm_area_struct *vma)
{
	struct stork *stork = vma->vm_private_data;

	stork->vma = NULL;
}

static const struct vm_operations_struct stork_vm_ops = {
	.fault = stork_fault,
	.close = stork_close,
};

static int stork_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct stork *stork = file->private_data;

	if (current->nr_cpus_allowed != 1 || stork->cpu != smp_processor_id())
		return -EPERM;
	if (stork->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = stork;
	vma->vm_ops = &stork_vm_ops;
	stork->vma = vma;
	return 0;
}

static long stork_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stork *stork = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || stork->cpu != smp_processor_id())
		return -EPERM;
	if (!stork->vma)
		return -ENXIO;
	err = vm_insert_pfn(stork->vma, stork->vma->vm_start, stork->pfn);
	if (err)
		return err;
	wake_up(&stork->log);  // wrong: page-released-while-mapped
	zap_vma_ptes(stork->vma, stork->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations stork_fops = {
	.mmap		= stork_mmap,
	.unlocked_ioctl	= stork_ioctl,
};
