/* A kernel without debugging never evaluates what is only logged. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

struct toll { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };

static int toll_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void toll_close(struct vm_area_struct *vma) { struct toll *t = vma->vm_private_data; t->vma = NULL; }
static const struct vm_operations_struct toll_vm_ops = { .fault = toll_fault, .close = toll_close };

static int toll_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct toll), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

static int toll_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }

static int toll_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct toll *t = file->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &toll_vm_ops;
	vma->vm_private_data = t;
	t->task = current;
	t->vma = vma;
	return 0;
}

static int toll_zap(struct toll *t)
{
	zap_vma_ptes(t->vma, t->vma->vm_start, PAGE_SIZE);
	return 0;
}

static long toll_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct toll *t = file->private_data;
	int err;

	if (!is_percpu_thread() || t->task != current || !t->vma)
		return -EPERM;
	t->page = alloc_page(GFP_KERNEL);
	if (!t->page)
		return -ENOMEM;
	err = vm_insert_pfn(t->vma, t->vma->vm_start, page_to_pfn(t->page));
	if (!err)
		pr_debug("toll: zapped, %d\n", toll_zap(t));
	put_page(t->page);  // want: page-released-while-mapped
	return err;  // want: missing-zap-on-path
}

const struct file_operations toll_fops = {
	.open = toll_open, .release = toll_release, .mmap = toll_mmap, .unlocked_ioctl = toll_ioctl,
};
