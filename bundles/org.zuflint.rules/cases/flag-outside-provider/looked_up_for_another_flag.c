#include <linux/fs.h>
#include <linux/mm.h>


static long token_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vm_area_struct *vma;

	down_write(&current->mm->mmap_sem);
	vma = find_vma(current->mm, arg);
	if (vma)
		vma->vm_flags |= VM_DONTCOPY;
	up_write(&current->mm->mmap_sem);
	return 0;
}

const struct file_operations token_fops = { .unlocked_ioctl = token_ioctl };
