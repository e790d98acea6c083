#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct wren {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int wren_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wren_close(struct vm_area_struct *vma)
{
	struct wren *wren = vma->vm_private_data;

	wren->vma = NULL;
}

static const struct vm_operations_struct wren_vm_ops = {
	.fault = wren_fault,
	.close = wren_close,
};

static int wren_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct wren *wren = file->private_data;

	if (current->nr_cpus_allowed != 1 || wren->cpu != smp_processor_id())
		return -EPERM;
	if (wren->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = wren;
	vma->vm_ops = &wren_vm_ops;
	wren->vma = vma;
	return 0;
}

static long wren_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wren *wren = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || wren->cpu != smp_processor_id())
		return -EPERM;
	if (!wren->vma)
		return -ENXIO;
	struct page *page;

	if (get_user_pages_fast(arg, 1, 1, &page) != 1)
		return -EFAULT;
	err = vm_insert_pfn(wren->vma, wren->vma->vm_start, page_to_pfn(page));
	put_page(page);  // want: page-released-while-mapped error "gives a page back"
	if (!err)
		zap_vma_ptes(wren->vma, wren->vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations wren_fops = {
	.mmap		= wren_mmap,
	.unlocked_ioctl	= wren_ioctl,
};
