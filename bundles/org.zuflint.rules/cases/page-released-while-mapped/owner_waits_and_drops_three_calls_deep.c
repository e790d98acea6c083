/* The owner waits to the end, and drops three calls away. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct coot_job {
	void *buf;
	struct completion done;
};
struct coot {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct coot_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t coot_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void coot_close(struct vm_area_struct *vma) { struct coot *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct coot_vm_ops = { .fault = coot_fault, .close = coot_close };
static int coot_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct coot *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &coot_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long coot_serve(struct coot *t)
{
	struct coot_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, virt_to_phys(job->buf) >> PAGE_SHIFT);
	if (!err) {
		msleep(1);
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}
static int coot_queue(struct coot *t, struct coot_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static void job_unpin(struct coot_job *j) { kfree(j->buf); }
static void job_fini(struct coot_job *j) { job_unpin(j); }
static void job_end(struct coot_job *j) { job_fini(j); kfree(j); }
static long coot_submit(struct coot *t, unsigned long addr)
{
	struct coot_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!job->buf)
		return -ENOMEM;
	init_completion(&job->done);
	err = coot_queue(t, job);
	if (err) {
		job_end(job);
		return err;
	}
	wait_for_completion(&job->done);
	job_end(job);
	return err;
}

static long coot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct coot *t = file->private_data;

	if (cmd == _IO('t', 1))
		return coot_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return coot_serve(t);
}
static int coot_open(struct inode *inode, struct file *file)
{
	struct coot *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int coot_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations coot_fops = { .owner = THIS_MODULE, .open = coot_open, .release = coot_release, .mmap = coot_mmap, .unlocked_ioctl = coot_ioctl, };
