/* A command of anybody tells the owner to go on. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct yak_job {
	struct page *page;
	struct completion done;
};
struct yak {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct yak_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t yak_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void yak_close(struct vm_area_struct *vma) { struct yak *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct yak_vm_ops = { .fault = yak_fault, .close = yak_close };
static int yak_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: complete)
{
	struct yak *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &yak_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long yak_serve(struct yak *t)
{
	struct yak_job *job;
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
static int yak_queue(struct yak *t, struct yak_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long yak_submit(struct yak *t, unsigned long addr)
{
	struct yak_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = yak_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_for_completion(&job->done);
	put_page(job->page);
	return err;
}
static long yak_cancel(struct yak *t) { complete(&t->cur->done); return 0; }

static long yak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yak *t = file->private_data;

	if (cmd == _IO('t', 1))
		return yak_submit(t, arg);
	if (cmd == _IO('t', 2))
		return yak_cancel(t);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return yak_serve(t);
}
static int yak_open(struct inode *inode, struct file *file)
{
	struct yak *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int yak_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations yak_fops = { .owner = THIS_MODULE, .open = yak_open, .release = yak_release, .mmap = yak_mmap, .unlocked_ioctl = yak_ioctl, };
