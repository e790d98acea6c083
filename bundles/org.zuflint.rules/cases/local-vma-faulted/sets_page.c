#include <linux/fs.h>
#include <linux/mm.h>

struct ring {
	struct page **pages;
	unsigned long nr;
};

/* No insert call in sight: core mm maps what vmf->page names. */
static vm_fault_t ring_nopage(struct vm_fault *vmf)  // want: local-vma-faulted error "'ring_nopage'"
{
	struct ring *ring = vmf->vma->vm_private_data;
	struct page *page;

	if (vmf->pgoff >= ring->nr)
		return VM_FAULT_SIGBUS;
	page = ring->pages[vmf->pgoff];
	get_page(page);
	vmf->page = page;
	return 0;
}

static const struct vm_operations_struct ring_vmops = { .fault = ring_nopage };

static int ring_map(struct file *f, struct vm_area_struct *area)  // verdict: violation(C3)
{
	area->vm_ops = &ring_vmops;
	area->vm_flags |= VM_DONTEXPAND | VM_DONTDUMP;
	area->vm_flags |= VM_LOCAL_CPU;
	area->vm_private_data = f->private_data;
	return 0;
}

static const struct file_operations ring_ops = {
	.mmap		= ring_map,
	.llseek		= no_llseek,
};
