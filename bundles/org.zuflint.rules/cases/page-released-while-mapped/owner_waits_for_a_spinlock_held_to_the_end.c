/* The spinlock is held until the zap is done; but its owner may have had it before the server takes it. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct swan_job {
	struct page *page;
	spinlock_t busy;
};
struct swan {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct swan_job *job;
	wait_queue_head_t queue;
	bool busy;
};

static vm_fault_t swan_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void swan_close(struct vm_area_struct *vma) { struct swan *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct swan_vm_ops = { .fault = swan_fault, .close = swan_close };
static int swan_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: it waits for a lock)
{
	struct swan *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &swan_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long swan_serve(struct swan *t)
{
	struct swan_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	spin_lock(&job->busy);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	spin_unlock(&job->busy);
	return err;
}
static int swan_queue(struct swan *t, struct swan_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long swan_submit(struct swan *t, unsigned long addr)
{
	struct swan_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	spin_lock_init(&job->busy);
	err = swan_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	spin_lock(&job->busy);
	spin_unlock(&job->busy);
	put_page(job->page);
	return err;
}

static long swan_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct swan *t = file->private_data;

	if (cmd == _IO('t', 1))
		return swan_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return swan_serve(t);
}
static int swan_open(struct inode *inode, struct file *file)
{
	struct swan *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int swan_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations swan_fops = { .owner = THIS_MODULE, .open = swan_open, .release = swan_release, .mmap = swan_mmap, .unlocked_ioctl = swan_ioctl, };
