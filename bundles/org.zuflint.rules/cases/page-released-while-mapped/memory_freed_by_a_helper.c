/* A helper frees the memory before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct newt_job {
	void *buf;
	struct completion done;
};
struct newt {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct newt_job *job;
	wait_queue_head_t queue;
};

static void buf_put(void *b) { kfree(b); }  // want: page-released-while-mapped
static vm_fault_t newt_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void newt_close(struct vm_area_struct *vma) { struct newt *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct newt_vm_ops = { .fault = newt_fault, .close = newt_close };
static int newt_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct newt *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &newt_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long newt_serve(struct newt *t)
{
	struct newt_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, virt_to_phys(job->buf) >> PAGE_SHIFT);
	if (!err) {
		msleep(1);
		buf_put(job->buf);
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}
static int newt_queue(struct newt *t, struct newt_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long newt_submit(struct newt *t, unsigned long addr)
{
	struct newt_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	init_completion(&job->done);
	err = newt_queue(t, job);
	if (err) {
		;
		return err;
	}
	wait_for_completion(&job->done);
	;
	return err;
}

static long newt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct newt *t = file->private_data;

	if (cmd == _IO('t', 1))
		return newt_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return newt_serve(t);
}
static int newt_open(struct inode *inode, struct file *file)
{
	struct newt *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int newt_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations newt_fops = { .owner = THIS_MODULE, .open = newt_open, .release = newt_release, .mmap = newt_mmap, .unlocked_ioctl = newt_ioctl, };
