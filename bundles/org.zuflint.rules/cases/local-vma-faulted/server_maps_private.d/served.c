#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/pfn_t.h>
#include <linux/sched.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#include "srv_api.h"

/*
 * The kernel half of cases of two halves: it leaves it to its server to run each thread on one CPU. srv_api.h is what
 * both halves know; a case takes both with "// with: served".
 *
 * A server thread sleeps in the ioctl, gets pages mapped, goes back to user space, comes again: the pages of the last
 * operation go first, then their owner is woken.
 */

struct srv_op {
	struct page **pages;
	unsigned int nr;
	int result;
	struct completion done;
};

struct srv_thread {
	struct vm_area_struct *vma;
	struct srv_op *op;
	unsigned int mapped;
	wait_queue_head_t wq;
};

static void srv_unmap(struct srv_thread *t)
{
	if (t->mapped)
		zap_page_range(t->vma, t->vma->vm_start, (unsigned long)t->mapped << PAGE_SHIFT);
	t->mapped = 0;
}

static int srv_map(struct srv_thread *t, struct srv_op *op)
{
	unsigned long addr = t->vma->vm_start;
	unsigned int i;
	int err = 0;

	for (i = 0; i < op->nr && !err; i++, addr += PAGE_SIZE)
		err = vm_insert_page(t->vma, addr, op->pages[i]);
	t->mapped = i;
	if (err)
		srv_unmap(t);
	return err;
}

static long srv_next(struct srv_thread *t, struct srv_arg __user *user)
{
	struct srv_arg arg;
	long err;

	if (copy_from_user(&arg, user, sizeof(arg)))
		return -EFAULT;
	srv_unmap(t);
	if (t->op) {
		t->op->result = arg.result;
		complete(&t->op->done);
		t->op = NULL;
	}
	err = wait_event_interruptible(t->wq, t->op);
	if (err)
		return err;
	err = srv_map(t, t->op);
	if (err)
		return err;
	return put_user(t->op->nr, &user->pages);
}

static long srv_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct srv_thread *t = file->private_data;

	if (!t->vma)
		return -ENXIO;
	switch (cmd) {
	case SRV_HELLO:
		return 0;
	case SRV_NEXT:
		return srv_next(t, (void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static int srv_fault(struct vm_fault *vmf)
{
	pr_err("srv: fault at pgoff %lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static void srv_close(struct vm_area_struct *vma)
{
	struct srv_thread *t = vma->vm_private_data;

	t->vma = NULL;
	t->mapped = 0;
}

static const struct vm_operations_struct srv_vm_ops = {
	.fault	= srv_fault,
	.close	= srv_close,
};

static int srv_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3: MAP_PRIVATE) want: local-vma-faulted "mapped MAP_PRIVATE, as the server does"
{
	struct srv_thread *t = file->private_data;

	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &srv_vm_ops;
	vma->vm_private_data = t;
	t->vma = vma;
	return 0;
}

static int srv_open(struct inode *inode, struct file *file)
{
	struct srv_thread *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	init_waitqueue_head(&t->wq);
	file->private_data = t;
	return 0;
}

static int srv_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

const struct file_operations srv_fops = {
	.owner		= THIS_MODULE,
	.open		= srv_open,
	.release	= srv_release,
	.mmap		= srv_mmap,
	.unlocked_ioctl	= srv_ioctl,
};
