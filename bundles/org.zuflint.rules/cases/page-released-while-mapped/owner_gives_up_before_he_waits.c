/* The owner leaves between the queue and the wait. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct egret_job {
	struct page *page;
	struct completion done;
};
struct egret {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct egret_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t egret_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void egret_close(struct vm_area_struct *vma) { struct egret *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct egret_vm_ops = { .fault = egret_fault, .close = egret_close };
static int egret_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct egret *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &egret_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long egret_serve(struct egret *t)
{
	struct egret_job *job;
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
static int egret_queue(struct egret *t, struct egret_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long egret_submit(struct egret *t, unsigned long addr)
{
	struct egret_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = egret_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	if (fatal_signal_pending(current)) {
		put_page(job->page);
		return -EINTR;
	}
	wait_for_completion(&job->done);
	put_page(job->page);
	return err;
}

static long egret_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct egret *t = file->private_data;

	if (cmd == _IO('t', 1))
		return egret_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return egret_serve(t);
}
static int egret_open(struct inode *inode, struct file *file)
{
	struct egret *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int egret_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations egret_fops = { .owner = THIS_MODULE, .open = egret_open, .release = egret_release, .mmap = egret_mmap, .unlocked_ioctl = egret_ioctl, };
