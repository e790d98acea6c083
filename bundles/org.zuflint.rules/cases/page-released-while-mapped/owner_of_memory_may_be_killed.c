/* Memory of kmalloc(): its owner may be killed while it is mapped. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct rook_job {
	void *buf;
	struct completion done;
};
struct rook {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct rook_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t rook_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void rook_close(struct vm_area_struct *vma) { struct rook *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct rook_vm_ops = { .fault = rook_fault, .close = rook_close };
static int rook_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: kfree)
{
	struct rook *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &rook_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long rook_serve(struct rook *t)
{
	struct rook_job *job;
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
static int rook_queue(struct rook *t, struct rook_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long rook_submit(struct rook *t, unsigned long addr)
{
	struct rook_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!job->buf)
		return -ENOMEM;
	init_completion(&job->done);
	err = rook_queue(t, job);
	if (err) {
		kfree(job->buf);
		return err;
	}
	err = wait_for_completion_killable(&job->done);
	kfree(job->buf);
	return err;
}

static long rook_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rook *t = file->private_data;

	if (cmd == _IO('t', 1))
		return rook_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return rook_serve(t);
}
static int rook_open(struct inode *inode, struct file *file)
{
	struct rook *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int rook_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations rook_fops = { .owner = THIS_MODULE, .open = rook_open, .release = rook_release, .mmap = rook_mmap, .unlocked_ioctl = rook_ioctl, };
