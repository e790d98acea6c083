/* A helper makes the page frame; what it is given is freed before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct mole_job {
	void *buf;
	struct completion done;
};
struct mole {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct mole_job *job;
	wait_queue_head_t queue;
};

static unsigned long mole_pfn(void *p) { return virt_to_phys(p) >> PAGE_SHIFT; }
static vm_fault_t mole_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void mole_close(struct vm_area_struct *vma) { struct mole *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct mole_vm_ops = { .fault = mole_fault, .close = mole_close };
static int mole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct mole *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &mole_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long mole_serve(struct mole *t)
{
	struct mole_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, mole_pfn(job->buf));
	if (!err) {
		msleep(1);
		kfree(job->buf);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}
static int mole_queue(struct mole *t, struct mole_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long mole_submit(struct mole *t, unsigned long addr)
{
	struct mole_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	init_completion(&job->done);
	err = mole_queue(t, job);
	if (err) {
		;
		return err;
	}
	wait_for_completion(&job->done);
	;
	return err;
}

static long mole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mole *t = file->private_data;

	if (cmd == _IO('t', 1))
		return mole_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return mole_serve(t);
}
static int mole_open(struct inode *inode, struct file *file)
{
	struct mole *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int mole_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations mole_fops = { .owner = THIS_MODULE, .open = mole_open, .release = mole_release, .mmap = mole_mmap, .unlocked_ioctl = mole_ioctl, };
