// kernel: 5.10
/* Another driver of the folder gives its own objects to code that is not there; the two call each other. */
#include <linux/version.h>
#include <linux/module.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/xarray.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/miscdevice.h>

#define LANE_WAIT _IOR('L', 1, struct lane_msg)
#define LANE_MAX 64

struct lane_msg { __u64 len; __u32 op; __u32 result; };

struct job {
	struct list_head node;
	struct page **pages;
	unsigned int nr;
	struct lane_msg msg;
	int result;
	struct completion done;
};

struct lane {
	unsigned int cpu;
	struct vm_area_struct *window;
	struct mm_struct *mm;
	unsigned long shown;
	struct job *cur;
	struct list_head todo;
	spinlock_t lock;
	wait_queue_head_t wq;
};

static DEFINE_XARRAY(lanes);

static bool lane_pinned(void)
{
	return (current->flags & PF_NO_SETAFFINITY) && current->nr_cpus_allowed == 1;
}

static vm_fault_t lane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lane_vma_close(struct vm_area_struct *vma)
{
	struct lane *l = vma->vm_private_data;

	if (l->window == vma) {
		l->window = NULL;
		l->shown = 0;
	}
}

static int lane_no_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static const struct vm_operations_struct lane_vm_ops = {
	.fault = lane_fault,
	.close = lane_vma_close,
	.split = lane_no_split,
};

static int lane_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: unproven(C1: passed to zblk_core_attach)
{
	struct lane *l;

	if (!lane_pinned())
		return -EPERM;
	l = xa_load(&lanes, smp_processor_id());
	if (!l)
		return -ENODEV;
	if (l->window)
		return -EBUSY;
	if (vma_pages(vma) != LANE_MAX || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &lane_vm_ops;
	vma->vm_private_data = l;
	l->mm = vma->vm_mm;
	l->window = vma;
	return 0;
}

static void lane_hide(struct lane *l)
{
	if (!l->shown)
		return;
	mmap_read_lock(l->mm);
	if (l->window)
		zap_vma_ptes(l->window, l->window->vm_start, l->shown << PAGE_SHIFT);
	l->shown = 0;
	mmap_read_unlock(l->mm);
}

static int lane_show(struct lane *l, struct job *job)
{
	unsigned long addr;
	vm_fault_t ret = VM_FAULT_NOPAGE;
	unsigned int i;

	mmap_read_lock(l->mm);
	if (!l->window) {
		mmap_read_unlock(l->mm);
		return -ENXIO;
	}
	addr = l->window->vm_start;
	for (i = 0; i < job->nr; i++, addr += PAGE_SIZE) {
		ret = vmf_insert_pfn(l->window, addr, page_to_pfn(job->pages[i]));
		if (ret != VM_FAULT_NOPAGE)
			break;
	}
	l->shown = i;
	mmap_read_unlock(l->mm);
	return ret == VM_FAULT_NOPAGE ? 0 : -EFAULT;
}

static struct job *lane_next(struct lane *l)
{
	struct job *job = NULL;

	spin_lock(&l->lock);
	if (!list_empty(&l->todo)) {
		job = list_first_entry(&l->todo, struct job, node);
		list_del(&job->node);
	}
	spin_unlock(&l->lock);
	return job;
}

static void lane_finish(struct lane *l, int result)
{
	struct job *job = l->cur;

	lane_hide(l);
	if (job) {
		l->cur = NULL;
		job->result = result;
		complete(&job->done);
	}
}

static long lane_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct lane_msg __user *u = (void __user *)arg;
	struct lane_msg msg;
	struct lane *l;
	struct job *job;
	int err;

	if (cmd != LANE_WAIT)
		return -ENOTTY;
	if (!lane_pinned())
		return -EPERM;
	l = xa_load(&lanes, smp_processor_id());
	if (!l)
		return -ENODEV;
	if (copy_from_user(&msg, u, sizeof(msg)))
		return -EFAULT;
	lane_finish(l, msg.result);
	for (;;) {
		err = wait_event_interruptible(l->wq, !list_empty(&l->todo));
		if (err)
			return err;
		job = lane_next(l);
		if (!job)
			continue;
		l->cur = job;
		err = lane_show(l, job);
		if (!err && copy_to_user(u, &job->msg, sizeof(job->msg)))
			err = -EFAULT;
		if (!err)
			return 0;
		lane_finish(l, err);
	}
}

/* a client hands over a page of its own and waits to the end */
static ssize_t lane_client_write(struct file *filp, const char __user *buf, size_t n, loff_t *pos)
{
	struct page *page = alloc_page(GFP_KERNEL);
	struct job job = { .nr = 1 };
	struct lane *l;
	ssize_t ret;

	if (!page)
		return -ENOMEM;
	n = min_t(size_t, n, PAGE_SIZE);
	if (copy_from_user(page_address(page), buf, n)) {
		ret = -EFAULT;
		goto out;
	}
	job.pages = &page;
	job.msg.len = n;
	init_completion(&job.done);
	l = xa_load(&lanes, raw_smp_processor_id());
	if (!l) {
		ret = -ENODEV;
		goto out;
	}
	spin_lock(&l->lock);
	list_add_tail(&job.node, &l->todo);
	spin_unlock(&l->lock);
	wake_up(&l->wq);
	wait_for_completion(&job.done);
	ret = job.result ? job.result : n;
out:
	put_page(page);
	return ret;
}

int zblk_kick(int cpu);
int lanes_reset(int cpu)
{
	return zblk_kick(cpu);
}
static const struct file_operations lane_fops = {
	.owner = THIS_MODULE,
	.mmap = lane_mmap,
	.unlocked_ioctl = lane_ioctl,
};

static const struct file_operations client_fops = {
	.owner = THIS_MODULE,
	.write = lane_client_write,
};

static struct miscdevice lane_dev = { .name = "lanes", .minor = MISC_DYNAMIC_MINOR, .fops = &lane_fops };
static struct miscdevice client_dev = { .name = "lanes-client", .minor = MISC_DYNAMIC_MINOR, .fops = &client_fops };

static int __init lanes_init(void)
{
	unsigned int cpu;
	int err;

	for_each_possible_cpu(cpu) {
		struct lane *l = kzalloc(sizeof(*l), GFP_KERNEL);

		if (!l)
			return -ENOMEM;
		l->cpu = cpu;
		INIT_LIST_HEAD(&l->todo);
		spin_lock_init(&l->lock);
		init_waitqueue_head(&l->wq);
		err = xa_err(xa_store(&lanes, cpu, l, GFP_KERNEL));
		if (err)
			return err;
	}
	err = misc_register(&lane_dev);
	return err ? err : misc_register(&client_dev);
}
module_init(lanes_init);

// file: zblk.c
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/workqueue.h>
#include <linux/slab.h>
#include <linux/completion.h>
struct zblk_queue { struct vm_area_struct *map; struct work_struct work; struct completion done; struct page *page; struct mm_struct *mm; void (*cb)(struct zblk_queue *q, struct vm_area_struct *vma); };
extern int zblk_core_attach(struct zblk_queue *q, struct vm_area_struct *vma);
static void zblk_work(struct work_struct *w)
{
	struct zblk_queue *q = container_of(w, struct zblk_queue, work);

	mmap_read_lock(q->mm);
	if (q->map) {
		q->cb(q, q->map);
		zap_vma_ptes(q->map, q->map->vm_start, PAGE_SIZE);
	}
	mmap_read_unlock(q->mm);
	put_page(q->page);
	complete(&q->done);
}
static int zblk_mmap(struct file *f, struct vm_area_struct *vma)
{
	struct zblk_queue *q = f->private_data;

	vma->vm_flags |= VM_PFNMAP | VM_IO;
	vma->vm_private_data = q;
	q->map = vma;
	q->mm = vma->vm_mm;
	return zblk_core_attach(q, vma);
}
static long zblk_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct zblk_queue *q = f->private_data;

	if (q->map)
		remap_pfn_range(q->map, q->map->vm_start, page_to_pfn(q->page), PAGE_SIZE, q->map->vm_page_prot);
	queue_work(system_wq, &q->work);
	return 0;
}
static int zblk_open(struct inode *i, struct file *f)
{
	struct zblk_queue *q = kzalloc(sizeof(*q), GFP_KERNEL);

	if (!q)
		return -ENOMEM;
	INIT_WORK(&q->work, zblk_work);
	init_completion(&q->done);
	f->private_data = q;
	return 0;
}
const struct file_operations zblk_fops = { .open = zblk_open, .mmap = zblk_mmap, .unlocked_ioctl = zblk_ioctl };
int zblk_kick(int cpu)
{
	return cpu;
}
