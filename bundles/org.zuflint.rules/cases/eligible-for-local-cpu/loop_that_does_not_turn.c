#include <linux/fs.h>
#include <linux/mm.h>

/* A vma for which a loop over pages ends at once is no vma of another kind. */

struct book {
	struct page **pages;
	unsigned int count;
};

static const struct vm_operations_struct book_vm_ops = { .access = generic_access_phys };

static int book_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma book_mmap; ops book_vm_ops; insert vm_insert_page
{
	struct book *book = file->private_data;
	unsigned long addr = vma->vm_start;
	unsigned int n = book->count;
	int err;

	while (n) {
		err = vm_insert_page(vma, addr, book->pages[--n]);
		if (err)
			return err;
		addr += PAGE_SIZE;
	}
	vma->vm_ops = &book_vm_ops;
	return 0;
}

const struct file_operations book_fops = { .mmap = book_mmap };
