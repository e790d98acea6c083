/* What is told in any case is evaluated in any case. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

struct lock { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };

static int lock_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void lock_close(struct vm_area_struct *vma) { struct lock *t = vma->vm_private_data; t->vma = NULL; }
static const struct vm_operations_struct lock_vm_ops = { .fault = lock_fault, .close = lock_close };

static int lock_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct lock), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

static int lock_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }

static int lock_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct lock *t = file->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &lock_vm_ops;
	vma->vm_private_data = t;
	t->task = current;
	t->vma = vma;
	return 0;
}

static int lock_zap(struct lock *t)
{
	zap_vma_ptes(t->vma, t->vma->vm_start, PAGE_SIZE);
	return 0;
}

static long lock_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lock *t = file->private_data;
	int err;

	if (!is_percpu_thread() || t->task != current || !t->vma)
		return -EPERM;
	t->page = alloc_page(GFP_KERNEL);
	if (!t->page)
		return -ENOMEM;
	err = vm_insert_pfn(t->vma, t->vma->vm_start, page_to_pfn(t->page));
	if (!err)
		pr_info("lock: zapped, %d\n", lock_zap(t));
	put_page(t->page);
	return err;
}

const struct file_operations lock_fops = {
	.open = lock_open, .release = lock_release, .mmap = lock_mmap, .unlocked_ioctl = lock_ioctl,
};
