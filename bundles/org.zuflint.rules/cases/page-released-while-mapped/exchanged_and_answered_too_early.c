#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/wait.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

#include <linux/refcount.h>
struct xfer { refcount_t users; struct page *pg; struct completion done; };
struct unit { struct vm_area_struct *v; struct xfer *x; struct task_struct *thr; };

static vm_fault_t unit_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void unit_close(struct vm_area_struct *v)
{
	struct unit *u = v->vm_private_data;

	u->v = NULL;
}
static const struct vm_operations_struct unit_vm = { .fault = unit_fault, .close = unit_close };

static void xfer_put(struct xfer *x)
{
	if (!refcount_dec_and_test(&x->users))
		return;
	__free_page(x->pg);  // want: page-released-while-mapped
	kfree(x);
}
static long unit_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct unit *u = f->private_data;
	struct xfer *x;
	int err;

	if (u->thr != current || !is_percpu_thread() || !u->v)
		return -EACCES;
	x = xchg(&u->x, NULL);
	if (!x)
		return -EAGAIN;
	err = vm_insert_pfn(u->v, u->v->vm_start, page_to_pfn(x->pg));
	complete(&x->done);  // want: page-released-while-mapped
	xfer_put(x);
	if (!err)
		zap_vma_ptes(u->v, u->v->vm_start, PAGE_SIZE);
	return err;
}
static ssize_t unit_write(struct file *f, const char __user *b, size_t n, loff_t *off)
{
	struct unit *u = f->private_data;
	struct xfer *x = kzalloc(sizeof(*x), GFP_KERNEL);

	if (!x)
		return -ENOMEM;
	x->pg = alloc_page(GFP_KERNEL);
	if (!x->pg) {
		kfree(x);
		return -ENOMEM;
	}
	refcount_set(&x->users, 2);
	init_completion(&x->done);
	if (cmpxchg(&u->x, NULL, x)) {
		__free_page(x->pg);
		kfree(x);
		return -EBUSY;
	}
	wait_for_completion(&x->done);
	xfer_put(x);
	return n;
}
static int unit_mmap(struct file *f, struct vm_area_struct *vma) // verdict: violation(C4)
{
	struct unit *u = f->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EACCES;
	if (u->v)
		return -EBUSY;
	u->thr = current;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = u;
	vma->vm_ops = &unit_vm;
	u->v = vma;
	return 0;
}
static const struct file_operations unit_fops = { .mmap = unit_mmap, .unlocked_ioctl = unit_ioctl, .write = unit_write };
