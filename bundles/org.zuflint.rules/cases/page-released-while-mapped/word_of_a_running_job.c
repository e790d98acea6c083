/* The owner waits until the job is no longer new: it may run by then. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct wolf_job {
	struct page *page;
	struct completion done;
	int state;
	wait_queue_head_t wq;
};
struct wolf {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct wolf_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t wolf_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void wolf_close(struct vm_area_struct *vma) { struct wolf *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct wolf_vm_ops = { .fault = wolf_fault, .close = wolf_close };
static int wolf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a write of 'state')
{
	struct wolf *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &wolf_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long wolf_serve(struct wolf *t)
{
	struct wolf_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	job->state = 1;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	job->state = 2;
	wake_up(&job->wq);
	return err;
}
static int wolf_queue(struct wolf *t, struct wolf_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long wolf_submit(struct wolf *t, unsigned long addr)
{
	struct wolf_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = wolf_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_event(job->wq, job->state != 0);
	put_page(job->page);
	return err;
}

static long wolf_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wolf *t = file->private_data;

	if (cmd == _IO('t', 1))
		return wolf_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return wolf_serve(t);
}
static int wolf_open(struct inode *inode, struct file *file)
{
	struct wolf *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int wolf_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations wolf_fops = { .owner = THIS_MODULE, .open = wolf_open, .release = wolf_release, .mmap = wolf_mmap, .unlocked_ioctl = wolf_ioctl, };
