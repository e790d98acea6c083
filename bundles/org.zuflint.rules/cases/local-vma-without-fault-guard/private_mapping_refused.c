#include <linux/fs.h>
#include <linux/mm.h>

/* do_anonymous_page() answers SIGBUS for a shared file mapping; private ones never come in. */

static int shared_only_mmap(struct file *file, struct vm_area_struct *vma)
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard info "for a shared mapping only"
	return 0;
}

const struct file_operations shared_only_fops = { .mmap = shared_only_mmap };
