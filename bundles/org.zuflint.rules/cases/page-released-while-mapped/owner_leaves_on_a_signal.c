/* The owner leaves when a signal is there, after the queue. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/completion.h>
#include <linux/miscdevice.h>

struct req {
	struct list_head node;
	struct page **pv;
	unsigned int nr;
	int status;
	struct completion cpl;
};

struct stall {
	struct file *filp;
	struct task_struct *task;
	struct vm_area_struct *win;
	unsigned int filled;
	struct req *cur;
	spinlock_t qlock;
	struct list_head q;
	wait_queue_head_t wq;
};

static vm_fault_t stall_fault(struct vm_fault *vmf)
{
	pr_debug("fault at %lx\n", vmf->address);
	return VM_FAULT_SIGBUS;
}

static void stall_vm_close(struct vm_area_struct *vma)
{
	struct stall *st = vma->vm_private_data;

	st->win = NULL;
	st->filled = 0;
}

static int stall_no_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static const struct vm_operations_struct stall_vm_ops = {
	.fault = stall_fault,
	.close = stall_vm_close,
	.split = stall_no_split,
};

static bool stall_mine(const struct stall *st)
{
	return st->task == current && current->nr_cpus_allowed == 1;
}

static int stall_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct stall *st = filp->private_data;

	if (!stall_mine(st))
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED) || st->win)
		return -EINVAL;
	vma->vm_flags |= VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &stall_vm_ops;
	vma->vm_private_data = st;
	st->win = vma;
	return 0;
}

static void stall_hide(struct stall *st)
{
	if (!st->win)
		return;
	zap_vma_ptes(st->win, st->win->vm_start, st->win->vm_end - st->win->vm_start);
	st->filled = 0;
}

static int stall_show(struct stall *st, struct req *rq)
{
	unsigned long va = st->win->vm_start;
	unsigned int i;

	for (i = 0; i < rq->nr; i++, va += PAGE_SIZE) {
		if (va >= st->win->vm_end)
			return -ENOSPC;
		if (vmf_insert_pfn(st->win, va, page_to_pfn(rq->pv[i])) != VM_FAULT_NOPAGE)
			return -EIO;
		st->filled++;
	}
	return 0;
}

static void req_done(struct stall *st, int status)
{
	struct req *rq = st->cur;

	if (!rq)
		return;
	st->cur = NULL;
	rq->status = status;
	complete(&rq->cpl);
}

static struct req *stall_pop(struct stall *st)
{
	struct req *rq;

	spin_lock(&st->qlock);
	rq = list_first_entry_or_null(&st->q, struct req, node);
	if (rq)
		list_del_init(&rq->node);
	spin_unlock(&st->qlock);
	return rq;
}

static long stall_next(struct stall *st, int status)
{
	long rc;

	stall_hide(st);
	req_done(st, status);
	rc = wait_event_interruptible(st->wq, !list_empty(&st->q));
	if (rc)
		return rc;
	st->cur = stall_pop(st);
	if (!st->cur)
		return -EAGAIN;
	if (!st->win) {
		req_done(st, -ENXIO);
		return -ENXIO;
	}
	rc = stall_show(st, st->cur);
	if (rc) {
		stall_hide(st);
		req_done(st, rc);
	}
	return rc;
}

static int stall_post(struct stall *st, struct req *rq)
{
	if (!st->task)
		return -ENOTCONN;
	spin_lock(&st->qlock);
	list_add_tail(&rq->node, &st->q);
	spin_unlock(&st->qlock);
	wake_up(&st->wq);
	return 0;
}

static long stall_call(struct stall *st, unsigned long uaddr, unsigned int nr)
{
	struct req rq = { .nr = nr };
	long got, rc;

	if (!nr || nr > 16)
		return -EINVAL;
	rq.pv = kcalloc(nr, sizeof(*rq.pv), GFP_KERNEL);
	if (!rq.pv)
		return -ENOMEM;
	init_completion(&rq.cpl);
	got = get_user_pages_fast(uaddr, nr, FOLL_WRITE, rq.pv);
	if (got < 0) {
		rc = got;
		goto out_free;
	}
	if (got < nr) {
		rc = -EFAULT;
		goto out_put;
	}
	rc = stall_post(st, &rq);
	if (rc)
		goto out_put;
	if (signal_pending(current)) {
		rc = -EINTR;
		goto out_put;
	}
	wait_for_completion(&rq.cpl);
	rc = rq.status;
out_put:
	while (got--)
		put_page(rq.pv[got]);
out_free:
	kfree(rq.pv);
	return rc;
}

static long stall_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct stall *st = filp->private_data;

	switch (cmd) {
	case 0x5301:
		if (st->task)
			return -EBUSY;
		if (current->nr_cpus_allowed != 1)
			return -EPERM;
		st->task = current;
		return 0;
	case 0x5302:
		if (!stall_mine(st))
			return -EPERM;
		return stall_next(st, (int)arg);
	case 0x5303:
		return stall_call(st, arg, 1);
	}
	return -ENOTTY;
}

static int stall_open(struct inode *inode, struct file *filp)
{
	struct stall *st = kzalloc(sizeof(*st), GFP_KERNEL);

	if (!st)
		return -ENOMEM;
	spin_lock_init(&st->qlock);
	INIT_LIST_HEAD(&st->q);
	init_waitqueue_head(&st->wq);
	filp->private_data = st;
	return 0;
}

static int stall_release(struct inode *inode, struct file *filp)
{
	kfree(filp->private_data);
	return 0;
}

static const struct file_operations stall_fops = {
	.owner = THIS_MODULE,
	.open = stall_open,
	.release = stall_release,
	.mmap = stall_mmap,
	.unlocked_ioctl = stall_ioctl,
};
