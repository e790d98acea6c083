#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* An insert that fails half way leaves pages that the count does not know. */

struct aspen {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int aspen_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void aspen_close(struct vm_area_struct *vma)
{
	struct aspen *aspen = vma->vm_private_data;

	aspen->vma = NULL;
	aspen->mapped = false;
	aspen->pages = 0;
}

static const struct vm_operations_struct aspen_vm_ops = {
	.fault	= aspen_fault,
	.close	= aspen_close,
};

static int aspen_check(const struct aspen *aspen)
{
	if (current->nr_cpus_allowed != 1 || aspen->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int aspen_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct aspen *aspen = file->private_data;

	if (aspen_check(aspen))
		return -EPERM;
	if (aspen->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = aspen;
	vma->vm_ops = &aspen_vm_ops;
	aspen->vma = vma;
	return 0;
}

static long aspen_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct aspen *aspen = file->private_data;
	unsigned long i;
	int err = aspen_check(aspen);

	if (err)
		return err;
	if (!aspen->vma)
		return -ENXIO;
	if (aspen->pages)
		zap_vma_ptes(aspen->vma, aspen->vma->vm_start, (unsigned long)aspen->pages << PAGE_SHIFT);
	aspen->pages = 0;
	complete(&aspen->done);  // want: page-released-while-mapped warning "may be live"
	for (i = 0; i < arg; i++) {
		err = vm_insert_pfn(aspen->vma, aspen->vma->vm_start + (i << PAGE_SHIFT), aspen->pfn + i);
		if (err)
			return err;
	}
	aspen->pages = i;
	return 0;
}

const struct file_operations aspen_fops = {
	.mmap		= aspen_mmap,
	.unlocked_ioctl	= aspen_ioctl,
};
