#include <linux/fs.h>
#include <linux/mm.h>

static const struct vm_operations_struct cached_vm_ops = {
	.fault		= filemap_fault,  // want: local-vma-faulted "'filemap_fault'"
	.map_pages	= filemap_map_pages,  // want: local-vma-faulted "'filemap_map_pages' (.map_pages)"
	.page_mkwrite	= filemap_page_mkwrite,  // want: local-vma-faulted "'filemap_page_mkwrite' (.page_mkwrite)"
};

static int cached_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	file_accessed(file);
	vma->vm_ops = &cached_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU;
	return 0;
}

const struct file_operations cached_file_operations = {
	.read_iter	= generic_file_read_iter,
	.mmap		= cached_mmap,
};
