#include <linux/fs.h>
#include <linux/mm.h>

/* Where memory is slow, the fast files' table is another name of the slow ones'. */

static const struct vm_operations_struct slow_vm_ops = { .fault = filemap_fault };

#ifdef CONFIG_FAST_MEMORY
static vm_fault_t fast_fault(struct vm_fault *vmf)
{
	return filemap_fault(vmf);
}

static const struct vm_operations_struct fast_vm_ops = { .fault = fast_fault };
#else
#define fast_vm_ops slow_vm_ops
#endif

static int fast_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3); not eligible(C3) fact: ops slow_vm_ops; flag VM_HUGEPAGE
{
	vma->vm_ops = &fast_vm_ops;
	vma->vm_flags |= VM_HUGEPAGE;
	return 0;
}

const struct file_operations fast_fops = { .mmap = fast_mmap };
