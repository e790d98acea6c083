/* Helpers poll a word, which is written before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct snipe_job {
	struct page *page;
	struct completion done;
	bool fin;
};
struct snipe {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct snipe_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t snipe_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void snipe_close(struct vm_area_struct *vma) { struct snipe *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct snipe_vm_ops = { .fault = snipe_fault, .close = snipe_close };
static int snipe_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a write of 'job->fin')
{
	struct snipe *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &snipe_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long snipe_serve(struct snipe *t)
{
	struct snipe_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		job->fin = true;  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int snipe_queue(struct snipe *t, struct snipe_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static inline bool job_fin(const struct snipe_job *j) { return READ_ONCE(j->fin); }
static inline bool job_over(const struct snipe_job *j) { return job_fin(j); }
static long snipe_submit(struct snipe *t, unsigned long addr)
{
	struct snipe_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->page = alloc_page(GFP_KERNEL);
	if (!job->page)
		return -ENOMEM;
	init_completion(&job->done);
	err = snipe_queue(t, job);
	if (err) {
		__free_page(job->page);
		return err;
	}
	for (;;) {
		if (job_over(job))
			break;
		usleep_range(10, 20);
	}
	__free_page(job->page);
	return err;
}

static long snipe_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct snipe *t = file->private_data;

	if (cmd == _IO('t', 1))
		return snipe_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return snipe_serve(t);
}
static int snipe_open(struct inode *inode, struct file *file)
{
	struct snipe *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int snipe_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations snipe_fops = { .owner = THIS_MODULE, .open = snipe_open, .release = snipe_release, .mmap = snipe_mmap, .unlocked_ioctl = snipe_ioctl, };
