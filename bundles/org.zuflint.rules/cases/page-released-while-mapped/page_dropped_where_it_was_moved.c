/* The page is moved to another member, and dropped there. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct raven_job {
	struct page *page;
	struct completion done;
};
struct raven {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct raven_job *job;
	wait_queue_head_t queue;
	struct page *spare;
};

static vm_fault_t raven_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void raven_close(struct vm_area_struct *vma) { struct raven *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct raven_vm_ops = { .fault = raven_fault, .close = raven_close };
static int raven_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct raven *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &raven_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long raven_serve(struct raven *t)
{
	struct raven_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}
static int raven_queue(struct raven *t, struct raven_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long raven_submit(struct raven *t, unsigned long addr)
{
	struct raven_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = raven_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	swap(job->page, t->spare);
	put_page(t->spare);
	return 0;
	put_page(job->page);
	return err;
}

static long raven_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct raven *t = file->private_data;

	if (cmd == _IO('t', 1))
		return raven_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return raven_serve(t);
}
static int raven_open(struct inode *inode, struct file *file)
{
	struct raven *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int raven_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations raven_fops = { .owner = THIS_MODULE, .open = raven_open, .release = raven_release, .mmap = raven_mmap, .unlocked_ioctl = raven_ioctl, };
