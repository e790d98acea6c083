#include <linux/fs.h>
#include <linux/mm.h>

/* Whatever is mapped there: the caller says where. */
static long star_ioctl(struct file *file, unsigned int cmd, unsigned long arg)  // verdict: unproven(C1: looked up)
{
	struct vm_area_struct *vma;

	down_write(&current->mm->mmap_sem);
	vma = find_vma(current->mm, arg);
	if (vma)
		vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-outside-provider warning "the vma was looked up"
	up_write(&current->mm->mmap_sem);
	return 0;
}

const struct file_operations star_fops = { .unlocked_ioctl = star_ioctl };
