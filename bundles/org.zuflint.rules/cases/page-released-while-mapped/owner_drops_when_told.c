#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct wren_job {
	struct page *page;
	struct completion done;
};

struct wren {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct wren_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue, idle;
	struct mutex order;
};

static int wren_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wren_close(struct vm_area_struct *vma)
{
	struct wren *w = vma->vm_private_data;

	w->shown = NULL;
}

static const struct vm_operations_struct wren_vm_ops = {
	.fault	= wren_fault,
	.close	= wren_close,
};

static int wren_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct wren *w = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (w->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &wren_vm_ops;
	vma->vm_private_data = w;
	w->server = current;
	w->shown = vma;
	return 0;
}

static long wren_serve(struct wren *w)
{
	struct wren_job *job;
	int err;

	if (wait_event_interruptible(w->queue, w->job))
		return -EINTR;
	job = w->job;
	w->job = NULL;
	err = vm_insert_pfn(w->shown, w->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		zap_vma_ptes(w->shown, w->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}

static int wren_queue(struct wren *w, struct wren_job *job)
{
	if (cmpxchg(&w->job, NULL, job))
		return -EBUSY;
	wake_up(&w->queue);
	return 0;
}

static long wren_submit(struct wren *w, unsigned long addr)
{
	struct wren_job job;
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job.page) != 1)
		return -EFAULT;
	init_completion(&job.done);
	err = wren_queue(w, &job);
	if (err) {
		put_page(job.page);
		return err;
	}
	wait_for_completion(&job.done);
	put_page(job.page);
	return 0;
}

static long wren_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wren *w = file->private_data;

	if (cmd == _IO('w', 1))
		return wren_submit(w, arg);
	if (!is_percpu_thread() || w->server != current || !w->shown)
		return -EPERM;
	return wren_serve(w);
}


static int wren_open(struct inode *inode, struct file *file)
{
	struct wren *w = kzalloc(sizeof(*w), GFP_KERNEL);

	if (!w)
		return -ENOMEM;
	file->private_data = w;
	return 0;
}

static int wren_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations wren_fops = {
	.owner		= THIS_MODULE,
	.open		= wren_open,
	.release	= wren_release,
	.mmap		= wren_mmap,
	.unlocked_ioctl	= wren_ioctl,
};
