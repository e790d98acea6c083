/* The word that the owner polls is written through a pointer to it. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct smew_job {
	struct page *page;
	struct completion done;
	int state;
};
struct smew {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct smew_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t smew_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void smew_close(struct vm_area_struct *vma) { struct smew *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct smew_vm_ops = { .fault = smew_fault, .close = smew_close };
static int smew_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct smew *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &smew_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long smew_serve(struct smew *t)
{
	struct smew_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	int *done = &job->state;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		*done = 1;
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int smew_queue(struct smew *t, struct smew_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long smew_submit(struct smew *t, unsigned long addr)
{
	struct smew_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = smew_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	while (!READ_ONCE(job->state))
		cpu_relax();
	put_page(job->page);
	return err;
}

static long smew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct smew *t = file->private_data;

	if (cmd == _IO('t', 1))
		return smew_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return smew_serve(t);
}
static int smew_open(struct inode *inode, struct file *file)
{
	struct smew *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int smew_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations smew_fops = { .owner = THIS_MODULE, .open = smew_open, .release = smew_release, .mmap = smew_mmap, .unlocked_ioctl = smew_ioctl, };
