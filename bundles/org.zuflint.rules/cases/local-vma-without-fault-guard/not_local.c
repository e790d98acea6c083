#include <linux/fs.h>
#include <linux/mm.h>

/* Without the flag nobody asks. */

static int plain_mmap(struct file *file, struct vm_area_struct *vma)  // fact: not local; ops none
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTEXPAND;
	return 0;
}

const struct file_operations plain_fops = { .mmap = plain_mmap };
