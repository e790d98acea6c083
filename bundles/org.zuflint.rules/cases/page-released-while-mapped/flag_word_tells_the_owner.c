#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The owner polls a word in shared memory; who stores it with a barrier may tell him to go on. */
struct quail_ring {
	int done;
};

struct quail {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct quail_ring *ring;
};

static int quail_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void quail_close(struct vm_area_struct *vma)
{
	struct quail *quail = vma->vm_private_data;

	quail->vma = NULL;
}

static const struct vm_operations_struct quail_vm_ops = {
	.fault = quail_fault,
	.close = quail_close,
};

static int quail_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct quail *quail = file->private_data;

	if (current->nr_cpus_allowed != 1 || quail->cpu != smp_processor_id())
		return -EPERM;
	if (quail->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = quail;
	vma->vm_ops = &quail_vm_ops;
	quail->vma = vma;
	return 0;
}

static long quail_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct quail *quail = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || quail->cpu != smp_processor_id())
		return -EPERM;
	if (!quail->vma)
		return -ENXIO;
	err = vm_insert_pfn(quail->vma, quail->vma->vm_start, quail->pfn);
	if (err)
		return err;
	smp_store_release(&quail->ring->done, 1);  // want: page-released-while-mapped warning "smp_store_release() in unlocked_ioctl"
	zap_vma_ptes(quail->vma, quail->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations quail_fops = {
	.mmap		= quail_mmap,
	.unlocked_ioctl	= quail_ioctl,
};
