#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct swan {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int swan_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void swan_close(struct vm_area_struct *vma)
{
	struct swan *swan = vma->vm_private_data;

	swan->vma = NULL;
}

static const struct vm_operations_struct swan_vm_ops = {
	.fault = swan_fault,
	.close = swan_close,
};

static int swan_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct swan *swan = file->private_data;

	if (current->nr_cpus_allowed != 1 || swan->cpu != smp_processor_id())
		return -EPERM;
	if (swan->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = swan;
	vma->vm_ops = &swan_vm_ops;
	swan->vma = vma;
	return 0;
}

static long swan_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct swan *swan = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || swan->cpu != smp_processor_id())
		return -EPERM;
	if (!swan->vma)
		return -ENXIO;
	struct page *page;

	if (get_user_pages_fast(arg, 1, 1, &page) != 1)
		return -EFAULT;
	err = vm_insert_pfn(swan->vma, swan->vma->vm_start, page_to_pfn(page));
	if (!err)
		zap_vma_ptes(swan->vma, swan->vma->vm_start, PAGE_SIZE);
	put_page(page);
	return err;
}

static const struct file_operations swan_fops = {
	.mmap		= swan_mmap,
	.unlocked_ioctl	= swan_ioctl,
};
