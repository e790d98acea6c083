/* A helper asks for the word that the owner waits for; it is written before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct crake_job {
	struct page *page;
	struct completion done;
	int state;
	wait_queue_head_t wq;
};
struct crake {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct crake_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t crake_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void crake_close(struct vm_area_struct *vma) { struct crake *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct crake_vm_ops = { .fault = crake_fault, .close = crake_close };
static int crake_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a write of 'job->state')
{
	struct crake *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &crake_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long crake_serve(struct crake *t)
{
	struct crake_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		job->state = 2;  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	wake_up(&job->wq);
	return err;
}
static int crake_queue(struct crake *t, struct crake_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static bool job_over(struct crake_job *j) { return READ_ONCE(j->state) == 2; }
static long crake_submit(struct crake *t, unsigned long addr)
{
	struct crake_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = crake_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_event(job->wq, job_over(job));
	put_page(job->page);
	return err;
}

static long crake_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crake *t = file->private_data;

	if (cmd == _IO('t', 1))
		return crake_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return crake_serve(t);
}
static int crake_open(struct inode *inode, struct file *file)
{
	struct crake *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int crake_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations crake_fops = { .owner = THIS_MODULE, .open = crake_open, .release = crake_release, .mmap = crake_mmap, .unlocked_ioctl = crake_ioctl, };
