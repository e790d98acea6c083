#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Each round inserts at another address, though it is written the same way. */
struct jade {
	struct vm_area_struct *vma;
	int cpu;
};

static int jade_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void jade_close(struct vm_area_struct *vma)
{
	struct jade *jade = vma->vm_private_data;

	jade->vma = NULL;
}

static const struct vm_operations_struct jade_vm_ops = {
	.fault = jade_fault,
	.close = jade_close,
};

static int jade_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct jade *jade = file->private_data;

	if (jade->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = jade;
	vma->vm_ops = &jade_vm_ops;
	jade->vma = vma;
	return 0;
}

static long jade_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct jade *jade = file->private_data;
	struct vm_area_struct *vma;
	unsigned long at;
	int err;

	if (current->nr_cpus_allowed != 1 || jade->cpu != smp_processor_id())
		return -EPERM;
	vma = jade->vma;
	if (!vma)
		return -ENXIO;
	for (at = vma->vm_start, err = 0; !err && at < vma->vm_end; at += PAGE_SIZE)
		err = vm_insert_pfn(vma, at, arg);
	zap_vma_ptes(vma, vma->vm_start, vma->vm_end - vma->vm_start);
	return err;
}

const struct file_operations jade_fops = {
	.mmap		= jade_mmap,
	.unlocked_ioctl	= jade_ioctl,
};
