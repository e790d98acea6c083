#include <linux/fs.h>
#include <linux/mm.h>

static void stripe_mark(struct vm_area_struct *area, unsigned long more)
{
	area->vm_flags |= more;  // want: flag-outside-provider
}

static long stripe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)  // verdict: unproven(C1: looked up)
{
	struct vm_area_struct *vma;

	down_write(&current->mm->mmap_sem);
	vma = find_vma_intersection(current->mm, arg, arg + PAGE_SIZE);
	if (vma)
		stripe_mark(vma, VM_LOCAL_CPU);
	up_write(&current->mm->mmap_sem);
	return 0;
}

const struct file_operations stripe_fops = { .unlocked_ioctl = stripe_ioctl };
