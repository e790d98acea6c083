/* The owner queues the job again when it is done, and does not wait again. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct orca_job {
	struct page *page;
	struct completion done;
};
struct orca {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct orca_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t orca_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void orca_close(struct vm_area_struct *vma) { struct orca *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct orca_vm_ops = { .fault = orca_fault, .close = orca_close };
static int orca_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct orca *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &orca_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long orca_serve(struct orca *t)
{
	struct orca_job *job;
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
static int orca_queue(struct orca *t, struct orca_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long orca_submit(struct orca *t, unsigned long addr)
{
	struct orca_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = orca_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_for_completion(&job->done);
	reinit_completion(&job->done);
	orca_queue(t, job);
	put_page(job->page);
	return err;
}

static long orca_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct orca *t = file->private_data;

	if (cmd == _IO('t', 1))
		return orca_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return orca_serve(t);
}
static int orca_open(struct inode *inode, struct file *file)
{
	struct orca *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int orca_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations orca_fops = { .owner = THIS_MODULE, .open = orca_open, .release = orca_release, .mmap = orca_mmap, .unlocked_ioctl = orca_ioctl, };
