// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* open() makes an object only once: whoever opens later gets it, too. */
#include <linux/proc_fs.h>
#include <linux/mm.h>
#include <linux/xarray.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/completion.h>

#define FERRY_PAGES 8

struct parcel {
	struct list_head link;
	struct completion delivered;
	struct page *page[FERRY_PAGES];
	u32 count;
	int status;
};

struct ferryman {
	pid_t tid;
	int home;			/* the CPU it may run on */
	struct vm_area_struct *deck;
	struct parcel *aboard;
	spinlock_t lock;
	struct list_head waiting;
	wait_queue_head_t bell;
};

static struct ferryman *the_ferry;

static int ferry_is_me(struct ferryman *f)
{
	return f->tid == task_pid_nr(current) && current->nr_cpus_allowed == 1 && f->home == task_cpu(current);
}

static vm_fault_t ferry_no_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ferry_deck_gone(struct vm_area_struct *vma)
{
	struct ferryman *f = vma->vm_private_data;

	WRITE_ONCE(f->deck, NULL);
}

static int ferry_deck_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static int ferry_deck_move(struct vm_area_struct *vma)
{
	return -EINVAL;
}

static const struct vm_operations_struct ferry_deck_ops = {
	.fault = ferry_no_fault,
	.close = ferry_deck_gone,
	.may_split = ferry_deck_split,
	.mremap = ferry_deck_move,
};

static int ferry_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct ferryman *f = filp->private_data;

	if (!ferry_is_me(f))
		return -EPERM;
	if (vma->vm_end - vma->vm_start != FERRY_PAGES * PAGE_SIZE || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (f->deck)
		return -EEXIST;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &ferry_deck_ops;
	vma->vm_private_data = f;
	f->deck = vma;
	return 0;
}

static void ferry_unload(struct ferryman *f, int status)
{
	struct parcel *p = f->aboard;

	if (!p)
		return;
	zap_vma_ptes(f->deck, f->deck->vm_start, FERRY_PAGES << PAGE_SHIFT);
	f->aboard = NULL;
	p->status = status;
	complete(&p->delivered);
}

static int ferry_load(struct ferryman *f, struct parcel *p)
{
	unsigned long at = f->deck->vm_start;
	int err = 0;
	u32 i;

	f->aboard = p;
	for (i = 0; !err && i < p->count; i++, at += PAGE_SIZE)
		err = vmf_insert_pfn(f->deck, at, page_to_pfn(p->page[i])) == VM_FAULT_NOPAGE ? 0 : -EIO;
	return err;
}

static ssize_t ferry_read(struct file *filp, char __user *buf, size_t len, loff_t *pos)
{
	struct ferryman *f = filp->private_data;
	struct parcel *p;
	int err;

	if (!ferry_is_me(f))
		return -EPERM;
	mmap_write_lock(current->mm);
	if (!f->deck) {
		mmap_write_unlock(current->mm);
		return -ENXIO;
	}
	ferry_unload(f, 0);
	mmap_write_unlock(current->mm);

	err = wait_event_interruptible(f->bell, !list_empty(&f->waiting));
	if (err)
		return err;
	spin_lock(&f->lock);
	p = list_first_entry(&f->waiting, struct parcel, link);
	list_del(&p->link);
	spin_unlock(&f->lock);

	mmap_write_lock(current->mm);
	if (!f->deck) {
		mmap_write_unlock(current->mm);
		p->status = -ENXIO;
		complete(&p->delivered);
		return -ENXIO;
	}
	err = ferry_load(f, p);
	if (err)
		ferry_unload(f, err);
	mmap_write_unlock(current->mm);
	return err ? err : p->count;
}

static ssize_t ferry_write(struct file *filp, const char __user *buf, size_t len, loff_t *pos)
{
	struct ferryman *f = filp->private_data;
	struct parcel p = { .count = 0 };
	unsigned int pages = len >> PAGE_SHIFT;
	int got;

	if (pages == 0 || pages > FERRY_PAGES)
		return -EINVAL;
	got = get_user_pages_fast((unsigned long)buf, pages, FOLL_WRITE, p.page);
	if (got <= 0)
		return -EFAULT;
	p.count = got;
	init_completion(&p.delivered);
	spin_lock(&f->lock);
	list_add_tail(&p.link, &f->waiting);
	spin_unlock(&f->lock);
	wake_up(&f->bell);
	wait_for_completion(&p.delivered);
	while (got--)
		put_page(p.page[got]);
	return p.status ? p.status : len;
}

static int ferry_open(struct inode *inode, struct file *filp)
{
	struct ferryman *f;

	if (current->nr_cpus_allowed != 1)
		return -EINVAL;
	if (!the_ferry)
		the_ferry = kzalloc(sizeof(*the_ferry), GFP_KERNEL);
	f = the_ferry;
	if (!f)
		return -ENOMEM;
	f->tid = task_pid_nr(current);
	f->home = task_cpu(current);
	spin_lock_init(&f->lock);
	INIT_LIST_HEAD(&f->waiting);
	init_waitqueue_head(&f->bell);
	filp->private_data = f;
	return 0;
}

static int ferry_release(struct inode *inode, struct file *filp)
{
	return 0;
}

static const struct proc_ops ferry_proc_ops = {
	.proc_open = ferry_open,
	.proc_release = ferry_release,
	.proc_read = ferry_read,
	.proc_write = ferry_write,
	.proc_mmap = ferry_mmap,
};

static int __init ferry_init(void)
{
	return proc_create("ferry", 0600, NULL, &ferry_proc_ops) ? 0 : -ENOMEM;
}
module_init(ferry_init);
MODULE_LICENSE("GPL");
