// kernel: 5.10
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct heron {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct page *page;
};

static int heron_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void heron_close(struct vm_area_struct *vma)
{
	struct heron *heron = vma->vm_private_data;

	heron->vma = NULL;
}

static const struct vm_operations_struct heron_vm_ops = {
	.fault = heron_fault,
	.close = heron_close,
};

static int heron_map(struct heron *heron, unsigned long arg)
{
	if (pin_user_pages_fast(arg, 1, FOLL_WRITE, &heron->page) != 1)
		return -EFAULT;
	if (vmf_insert_pfn(heron->vma, heron->vma->vm_start, page_to_pfn(heron->page)) != VM_FAULT_NOPAGE)
		return -EIO;
	return 0;
}

static void heron_drop(struct heron *heron)
{
	unpin_user_page(heron->page);  // want: page-released-while-mapped error "unpin_user_page() in unlocked_ioctl"
}

static void heron_unmap(struct heron *heron)
{
	zap_vma_ptes(heron->vma, heron->vma->vm_start, PAGE_SIZE);
}

static int heron_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct heron *heron = file->private_data;

	if (current->nr_cpus_allowed != 1 || heron->cpu != smp_processor_id())
		return -EPERM;
	if (heron->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = heron;
	vma->vm_ops = &heron_vm_ops;
	heron->vma = vma;
	return 0;
}

static long heron_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct heron *heron = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || heron->cpu != smp_processor_id())
		return -EPERM;
	if (!heron->vma)
		return -ENXIO;
	err = heron_map(heron, arg);
	if (err)
		return err;
	heron_drop(heron);
	heron_unmap(heron);
	return 0;
}

static const struct file_operations heron_fops = {
	.mmap		= heron_mmap,
	.unlocked_ioctl	= heron_ioctl,
};
