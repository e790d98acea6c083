/* The owner does not wait, and drops three calls away. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct finch_job {
	struct page *page;
	struct completion done;
};
struct finch {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct finch_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t finch_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void finch_close(struct vm_area_struct *vma) { struct finch *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct finch_vm_ops = { .fault = finch_fault, .close = finch_close };
static int finch_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct finch *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &finch_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long finch_serve(struct finch *t)
{
	struct finch_job *job;
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
	return err;
}
static int finch_queue(struct finch *t, struct finch_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static void job_unpin(struct finch_job *j) { put_page(j->page); }
static void job_fini(struct finch_job *j) { job_unpin(j); }
static void job_end(struct finch_job *j) { job_fini(j); kfree(j); }
static long finch_submit(struct finch *t, unsigned long addr)
{
	struct finch_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = finch_queue(t, job);
	if (err) {
		job_end(job);
		return err;
	}
	job_end(job);
	return err;
}

static long finch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct finch *t = file->private_data;

	if (cmd == _IO('t', 1))
		return finch_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return finch_serve(t);
}
static int finch_open(struct inode *inode, struct file *file)
{
	struct finch *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int finch_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations finch_fops = { .owner = THIS_MODULE, .open = finch_open, .release = finch_release, .mmap = finch_mmap, .unlocked_ioctl = finch_ioctl, };
