/* The end of a grace period says nothing of a server that leaves its section before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct brant_job {
	void *buf;
	struct completion done;
};
struct brant {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct brant_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t brant_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void brant_close(struct vm_area_struct *vma) { struct brant *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct brant_vm_ops = { .fault = brant_fault, .close = brant_close };
static int brant_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: kfree)
{
	struct brant *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &brant_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long brant_serve(struct brant *t)
{
	struct brant_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	rcu_read_lock();
	err = vm_insert_pfn(t->shown, t->shown->vm_start, virt_to_phys(job->buf) >> PAGE_SHIFT);
	if (!err) {
		rcu_read_unlock();
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int brant_queue(struct brant *t, struct brant_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long brant_submit(struct brant *t, unsigned long addr)
{
	struct brant_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!job->buf)
		return -ENOMEM;
	init_completion(&job->done);
	err = brant_queue(t, job);
	if (err) {
		kfree(job->buf);
		return err;
	}
	synchronize_rcu();
	kfree(job->buf);
	return err;
}

static long brant_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct brant *t = file->private_data;

	if (cmd == _IO('t', 1))
		return brant_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return brant_serve(t);
}
static int brant_open(struct inode *inode, struct file *file)
{
	struct brant *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int brant_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations brant_fops = { .owner = THIS_MODULE, .open = brant_open, .release = brant_release, .mmap = brant_mmap, .unlocked_ioctl = brant_ioctl, };
