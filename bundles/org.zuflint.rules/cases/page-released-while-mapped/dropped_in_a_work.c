/* A work drops the page, and nobody waits. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct shrew_job {
	struct page *page;
	struct completion done;
};
struct shrew {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct shrew_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t shrew_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void shrew_close(struct vm_area_struct *vma) { struct shrew *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct shrew_vm_ops = { .fault = shrew_fault, .close = shrew_close };
static int shrew_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct shrew *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &shrew_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long shrew_serve(struct shrew *t)
{
	struct shrew_job *job;
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
static int shrew_queue(struct shrew *t, struct shrew_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static void job_work(struct work_struct *w) { struct shrew_job *job = container_of(w, struct shrew_job, work); put_page(job->page); }
static long shrew_submit(struct shrew *t, unsigned long addr)
{
	struct shrew_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	INIT_WORK(&job->work, job_work);
	err = shrew_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	schedule_work(&job->work);
	return 0;
	put_page(job->page);
	return err;
}

static long shrew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct shrew *t = file->private_data;

	if (cmd == _IO('t', 1))
		return shrew_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return shrew_serve(t);
}
static int shrew_open(struct inode *inode, struct file *file)
{
	struct shrew *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int shrew_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations shrew_fops = { .owner = THIS_MODULE, .open = shrew_open, .release = shrew_release, .mmap = shrew_mmap, .unlocked_ioctl = shrew_ioctl, };
