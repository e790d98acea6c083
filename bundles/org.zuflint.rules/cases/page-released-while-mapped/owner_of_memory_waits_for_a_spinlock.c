/* Memory of kmalloc(): its owner waits for a spinlock, given back before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct dove_job {
	void *buf;
	struct completion done;
	spinlock_t busy;
};
struct dove {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct dove_job *job;
	wait_queue_head_t queue;
	bool busy;
};

static vm_fault_t dove_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void dove_close(struct vm_area_struct *vma) { struct dove *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct dove_vm_ops = { .fault = dove_fault, .close = dove_close };
static int dove_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: spin_unlock)
{
	struct dove *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &dove_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long dove_serve(struct dove *t)
{
	struct dove_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	spin_lock(&job->busy);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, virt_to_phys(job->buf) >> PAGE_SHIFT);
	if (!err) {
		spin_unlock(&job->busy);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int dove_queue(struct dove *t, struct dove_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long dove_submit(struct dove *t, unsigned long addr)
{
	struct dove_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	if (!job->buf)
		return -ENOMEM;
	init_completion(&job->done);
	err = dove_queue(t, job);
	if (err) {
		kfree(job->buf);
		return err;
	}
	spin_lock(&job->busy);
	spin_unlock(&job->busy);
	kfree(job->buf);
	return err;
}

static long dove_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dove *t = file->private_data;

	if (cmd == _IO('t', 1))
		return dove_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return dove_serve(t);
}
static int dove_open(struct inode *inode, struct file *file)
{
	struct dove *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int dove_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations dove_fops = { .owner = THIS_MODULE, .open = dove_open, .release = dove_release, .mmap = dove_mmap, .unlocked_ioctl = dove_ioctl, };
