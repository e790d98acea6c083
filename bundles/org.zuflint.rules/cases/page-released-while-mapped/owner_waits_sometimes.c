/* The owner waits on one way only. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct ruff_job {
	struct page *page;
	struct completion done;
	spinlock_t busy;
};
struct ruff {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct ruff_job *job;
	wait_queue_head_t queue;
	bool busy;
};

static vm_fault_t ruff_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void ruff_close(struct vm_area_struct *vma) { struct ruff *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct ruff_vm_ops = { .fault = ruff_fault, .close = ruff_close };
static int ruff_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: __free_page)
{
	struct ruff *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &ruff_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long ruff_serve(struct ruff *t)
{
	struct ruff_job *job;
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
static int ruff_queue(struct ruff *t, struct ruff_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long ruff_submit(struct ruff *t, unsigned long addr)
{
	struct ruff_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->page = alloc_page(GFP_KERNEL);
	if (!job->page)
		return -ENOMEM;
	init_completion(&job->done);
	err = ruff_queue(t, job);
	if (err) {
		__free_page(job->page);
		return err;
	}
	if (t->busy)
		wait_for_completion(&job->done);
	__free_page(job->page);
	return err;
}

static long ruff_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ruff *t = file->private_data;

	if (cmd == _IO('t', 1))
		return ruff_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return ruff_serve(t);
}
static int ruff_open(struct inode *inode, struct file *file)
{
	struct ruff *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int ruff_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations ruff_fops = { .owner = THIS_MODULE, .open = ruff_open, .release = ruff_release, .mmap = ruff_mmap, .unlocked_ioctl = ruff_ioctl, };
