#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct sled {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct work_struct flush;
};

static int sled_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void sled_close(struct vm_area_struct *vma)
{
	struct sled *sled = vma->vm_private_data;

	sled->vma = NULL;
}

static const struct vm_operations_struct sled_vm_ops = {
	.fault = sled_fault,
	.close = sled_close,
};

static int sled_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: sled_flush, unpinned, deferred
{
	struct sled *sled = file->private_data;

	if (sled->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = sled;
	vma->vm_ops = &sled_vm_ops;
	sled->vma = vma;
	return 0;
}

static void sled_flush(struct work_struct *work)
{
	struct sled *sled = container_of(work, struct sled, flush);

	zap_vma_ptes(sled->vma, sled->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "apart from the operation"
}

static int sled_open(struct inode *inode, struct file *file)
{
	struct sled *sled = kzalloc(sizeof(*sled), GFP_KERNEL);

	if (!sled)
		return -ENOMEM;
	INIT_WORK(&sled->flush, sled_flush);
	file->private_data = sled;
	return 0;
}

static long sled_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sled *sled = file->private_data;

	if (current->nr_cpus_allowed != 1 || !sled->vma)
		return -EPERM;
	schedule_work(&sled->flush);
	return vm_insert_pfn(sled->vma, sled->vma->vm_start, sled->pfn);
}

static const struct file_operations sled_fops = {
	.mmap		= sled_mmap,
	.open		= sled_open,
	.unlocked_ioctl	= sled_ioctl,
};
