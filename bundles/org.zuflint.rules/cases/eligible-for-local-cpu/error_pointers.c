// kernel: 6.1
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/mm.h>

/* if (IS_ERR(p)) return PTR_ERR(p); is a failure, however p was found: no vma of another kind. */

struct reed {
	void *page;
};

static int reed_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1: without the flag)
{
	struct reed *reed = file->private_data;
	void *page = reed->page;

	if (IS_ERR(page))
		return PTR_ERR(page);
	return remap_pfn_range(vma, vma->vm_start, virt_to_pfn(page), PAGE_SIZE, vma->vm_page_prot);
}

const struct file_operations reed_fops = { .mmap = reed_mmap };

static int reed_found_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1: without the flag)
{
	void *page = find_page(vma->vm_pgoff);
	int err;

	if (unlikely(IS_ERR(page))) {
		err = PTR_ERR(page);
		goto out;
	}
	err = remap_pfn_range(vma, vma->vm_start, virt_to_pfn(page), PAGE_SIZE, vma->vm_page_prot);
out:
	return err;
}

const struct file_operations reed_found_fops = { .mmap = reed_found_mmap };

/* NULL is no error: a mapping with nothing in it. */

static int reed_maybe_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1: no insert was found); not eligible(C1: without the flag)
{
	void *page = find_page(vma->vm_pgoff);

	vma->vm_flags |= VM_DONTCOPY;
	if (IS_ERR_OR_NULL(page))
		return PTR_ERR(page);
	return remap_pfn_range(vma, vma->vm_start, virt_to_pfn(page), PAGE_SIZE, vma->vm_page_prot);
}

const struct file_operations reed_maybe_fops = { .mmap = reed_maybe_mmap };
