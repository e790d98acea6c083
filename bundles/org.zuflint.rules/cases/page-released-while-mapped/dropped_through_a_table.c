/* The drop is called through a table. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct stilt_job {
	struct page *page;
	struct completion done;
};
struct stilt {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct stilt_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t stilt_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void stilt_close(struct vm_area_struct *vma) { struct stilt *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct stilt_vm_ops = { .fault = stilt_fault, .close = stilt_close };
static int stilt_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct stilt *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &stilt_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long stilt_serve(struct stilt *t)
{
	struct stilt_job *job;
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
static int stilt_queue(struct stilt *t, struct stilt_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static void job_over(struct stilt_job *j) { put_page(j->page); }
struct job_ops { void (*end)(struct stilt_job *); };
static const struct job_ops ops = { .end = job_over };
static long stilt_submit(struct stilt *t, unsigned long addr)
{
	struct stilt_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = stilt_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	t->ops->end(job);
	return 0;
	put_page(job->page);
	return err;
}

static long stilt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stilt *t = file->private_data;

	if (cmd == _IO('t', 1))
		return stilt_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return stilt_serve(t);
}
static int stilt_open(struct inode *inode, struct file *file)
{
	struct stilt *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int stilt_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations stilt_fops = { .owner = THIS_MODULE, .open = stilt_open, .release = stilt_release, .mmap = stilt_mmap, .unlocked_ioctl = stilt_ioctl, };
