#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct toad_job {
	struct page *page;
	struct completion done;
};

struct toad {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct toad_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue, idle;
	struct mutex order;
};

static int toad_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void toad_close(struct vm_area_struct *vma)
{
	struct toad *t = vma->vm_private_data;

	t->shown = NULL;
}

static const struct vm_operations_struct toad_vm_ops = {
	.fault	= toad_fault,
	.close	= toad_close,
};

static int toad_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in toad_submit() drops)
{
	struct toad *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &toad_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long toad_serve(struct toad *t)
{
	struct toad_job *job;
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

static int toad_queue(struct toad *t, struct toad_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long toad_submit(struct toad *t, unsigned long addr)
{
	struct toad_job job;
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job.page) != 1)
		return -EFAULT;
	init_completion(&job.done);
	err = toad_queue(t, &job);
	put_page(job.page);
	return err;
}

static long toad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct toad *t = file->private_data;

	if (cmd == _IO('t', 1))
		return toad_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return toad_serve(t);
}


static int toad_open(struct inode *inode, struct file *file)
{
	struct toad *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}

static int toad_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations toad_fops = {
	.owner		= THIS_MODULE,
	.open		= toad_open,
	.release	= toad_release,
	.mmap		= toad_mmap,
	.unlocked_ioctl	= toad_ioctl,
};
