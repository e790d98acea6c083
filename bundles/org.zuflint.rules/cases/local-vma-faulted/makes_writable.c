#include <linux/mm.h>
#include <linux/pagemap.h>

/* The read fault is refused, but a write to an entry that the driver inserted read-only is let through. */

static int log_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static int log_pfn_mkwrite(struct vm_fault *vmf)  // want: local-vma-faulted "'log_pfn_mkwrite' (.pfn_mkwrite) makes entries writable"
{
	file_update_time(vmf->vma->vm_file);
	return 0;
}

static int log_page_mkwrite(struct vm_fault *vmf)  // want: local-vma-faulted "'log_page_mkwrite' (.page_mkwrite) makes entries writable"
{
	lock_page(vmf->page);
	if (vmf->page->mapping != file_inode(vmf->vma->vm_file)->i_mapping) {
		unlock_page(vmf->page);
		return VM_FAULT_NOPAGE;
	}
	set_page_dirty(vmf->page);
	return VM_FAULT_LOCKED;
}

static const struct vm_operations_struct log_vm_ops = {
	.fault		= log_fault,
	.page_mkwrite	= log_page_mkwrite,
	.pfn_mkwrite	= log_pfn_mkwrite,
};

static int log_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: fault log_fault refuses
{
	vma->vm_ops = &log_vm_ops;
	vma->vm_flags = vma->vm_flags | VM_PFNMAP | VM_LOCAL_CPU | VM_DONTCOPY;
	return 0;
}

const struct file_operations log_fops = { .mmap = log_mmap };
