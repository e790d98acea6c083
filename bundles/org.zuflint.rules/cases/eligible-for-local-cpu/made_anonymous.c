// kernel: 6.1
/* As drivers/char/mem.c, v6.1: the vma is anonymous, and core mm faults zero pages in. */
#include <linux/fs.h>
#include <linux/mm.h>

static int zero_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3: vma_set_anonymous)
{
	if (vma->vm_flags & VM_SHARED)
		return -EINVAL;
	vma_set_anonymous(vma);
	return 0;
}

const struct file_operations zero_fops = { .mmap = zero_mmap };
