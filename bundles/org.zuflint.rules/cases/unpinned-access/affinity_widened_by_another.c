/* Another command lets the owner run anywhere while its entries live. */
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

struct stool {
	struct file *filp;
	struct task_struct *task;
	struct vm_area_struct *win;
	unsigned int filled;
	struct req *cur;
	spinlock_t qlock;
	struct list_head q;
	wait_queue_head_t wq;
};

static vm_fault_t stool_fault(struct vm_fault *vmf)
{
	pr_debug("fault at %lx\n", vmf->address);
	return VM_FAULT_SIGBUS;
}

static void stool_vm_close(struct vm_area_struct *vma)
{
	struct stool *st = vma->vm_private_data;

	st->win = NULL;
	st->filled = 0;
}

static int stool_no_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static const struct vm_operations_struct stool_vm_ops = {
	.fault = stool_fault,
	.close = stool_vm_close,
	.split = stool_no_split,
};

static bool stool_mine(const struct stool *st)
{
	return st->task == current && current->nr_cpus_allowed == 1;
}

static int stool_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: unproven(C2: unlocked_ioctl may take the thread off its CPU)
{
	struct stool *st = filp->private_data;

	if (!stool_mine(st))
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED) || st->win)
		return -EINVAL;
	vma->vm_flags |= VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &stool_vm_ops;
	vma->vm_private_data = st;
	st->win = vma;
	return 0;
}

static void stool_hide(struct stool *st)
{
	if (!st->win)
		return;
	zap_vma_ptes(st->win, st->win->vm_start, st->win->vm_end - st->win->vm_start);
	st->filled = 0;
}

static int stool_show(struct stool *st, struct req *rq)
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

static void req_done(struct stool *st, int status)
{
	struct req *rq = st->cur;

	if (!rq)
		return;
	st->cur = NULL;
	rq->status = status;
	complete(&rq->cpl);
}

static struct req *stool_pop(struct stool *st)
{
	struct req *rq;

	spin_lock(&st->qlock);
	rq = list_first_entry_or_null(&st->q, struct req, node);
	if (rq)
		list_del_init(&rq->node);
	spin_unlock(&st->qlock);
	return rq;
}

static long stool_next(struct stool *st, int status)
{
	long rc;

	stool_hide(st);
	req_done(st, status);
	rc = wait_event_interruptible(st->wq, !list_empty(&st->q));
	if (rc)
		return rc;
	st->cur = stool_pop(st);
	if (!st->cur)
		return -EAGAIN;
	if (!st->win) {
		req_done(st, -ENXIO);
		return -ENXIO;
	}
	rc = stool_show(st, st->cur);
	if (rc) {
		stool_hide(st);
		req_done(st, rc);
	}
	return rc;
}

static int stool_post(struct stool *st, struct req *rq)
{
	if (!st->task)
		return -ENOTCONN;
	spin_lock(&st->qlock);
	list_add_tail(&rq->node, &st->q);
	spin_unlock(&st->qlock);
	wake_up(&st->wq);
	return 0;
}

static long stool_call(struct stool *st, unsigned long uaddr, unsigned int nr)
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
	rc = stool_post(st, &rq);
	if (rc)
		goto out_put;
	wait_for_completion(&rq.cpl);
	rc = rq.status;
out_put:
	while (got--)
		put_page(rq.pv[got]);
out_free:
	kfree(rq.pv);
	return rc;
}

static long stool_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct stool *st = filp->private_data;

	switch (cmd) {
	case 0x5301:
		if (st->task)
			return -EBUSY;
		if (current->nr_cpus_allowed != 1)
			return -EPERM;
		st->task = current;
		return 0;
	case 0x5302:
		if (!stool_mine(st))
			return -EPERM;
		return stool_next(st, (int)arg);
	case 0x5304:
		return set_cpus_allowed_ptr(st->task, cpu_online_mask);
	case 0x5303:
		return stool_call(st, arg, 1);
	}
	return -ENOTTY;
}

static int stool_open(struct inode *inode, struct file *filp)
{
	struct stool *st = kzalloc(sizeof(*st), GFP_KERNEL);

	if (!st)
		return -ENOMEM;
	spin_lock_init(&st->qlock);
	INIT_LIST_HEAD(&st->q);
	init_waitqueue_head(&st->wq);
	filp->private_data = st;
	return 0;
}

static int stool_release(struct inode *inode, struct file *filp)
{
	kfree(filp->private_data);
	return 0;
}

static const struct file_operations stool_fops = {
	.owner = THIS_MODULE,
	.open = stool_open,
	.release = stool_release,
	.mmap = stool_mmap,
	.unlocked_ioctl = stool_ioctl,
};
