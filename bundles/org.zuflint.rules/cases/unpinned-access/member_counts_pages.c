#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* The number of pages, counted as they go in, says what the next call has to zap. */

struct cedar {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int cedar_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cedar_close(struct vm_area_struct *vma)
{
	struct cedar *cedar = vma->vm_private_data;

	cedar->vma = NULL;
	cedar->mapped = false;
	cedar->pages = 0;
}

static const struct vm_operations_struct cedar_vm_ops = {
	.fault	= cedar_fault,
	.close	= cedar_close,
};

static int cedar_check(const struct cedar *cedar)
{
	if (current->nr_cpus_allowed != 1 || cedar->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int cedar_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct cedar *cedar = file->private_data;

	if (cedar_check(cedar))
		return -EPERM;
	if (cedar->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = cedar;
	vma->vm_ops = &cedar_vm_ops;
	cedar->vma = vma;
	return 0;
}

static long cedar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cedar *cedar = file->private_data;
	unsigned long i;
	int err = cedar_check(cedar);

	if (err)
		return err;
	if (!cedar->vma)
		return -ENXIO;
	if (cedar->pages)
		zap_vma_ptes(cedar->vma, cedar->vma->vm_start, (unsigned long)cedar->pages << PAGE_SHIFT);
	cedar->pages = 0;
	complete(&cedar->done);
	for (i = 0; i < arg; i++) {
		err = vm_insert_pfn(cedar->vma, cedar->vma->vm_start + (i << PAGE_SHIFT), cedar->pfn + i);
		if (err)
			break;
		cedar->pages++;
	}
	return err;
}

const struct file_operations cedar_fops = {
	.mmap		= cedar_mmap,
	.unlocked_ioctl	= cedar_ioctl,
};
