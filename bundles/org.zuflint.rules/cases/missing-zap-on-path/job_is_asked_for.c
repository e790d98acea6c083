#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct rook_job {
	struct page *page;
	unsigned int nr;
	struct completion done;
};

struct rook {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct rook_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue, idle;
	struct mutex order;
};

static int rook_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rook_close(struct vm_area_struct *vma)
{
	struct rook *r = vma->vm_private_data;

	r->shown = NULL;
}

static const struct vm_operations_struct rook_vm_ops = {
	.fault	= rook_fault,
	.close	= rook_close,
};

static int rook_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct rook *r = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (r->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &rook_vm_ops;
	vma->vm_private_data = r;
	r->server = current;
	r->shown = vma;
	return 0;
}

static void rook_hide(struct rook *r)
{
	struct rook_job *old = r->job;

	if (!old)
		return;
	zap_vma_ptes(r->shown, r->shown->vm_start, (unsigned long)old->nr << PAGE_SHIFT);
	r->job = NULL;
	complete(&old->done);
}

static long rook_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rook *r = file->private_data;
	unsigned long at;
	unsigned int i;
	int err = 0;

	if (!is_percpu_thread() || r->server != current || !r->shown)
		return -EPERM;
	rook_hide(r);
	if (wait_event_interruptible(r->queue, r->job))
		return -EINTR;
	at = r->shown->vm_start;
	for (i = 0; i < r->job->nr && !err; i++, at += PAGE_SIZE)
		err = vm_insert_pfn(r->shown, at, page_to_pfn(r->job->page) + i);
	if (err)
		zap_vma_ptes(r->shown, r->shown->vm_start, r->job->nr * PAGE_SIZE);
	return err;
}

static ssize_t rook_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct rook *r = file->private_data;
	struct rook_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	init_completion(&job->done);
	job->nr = count >> PAGE_SHIFT;
	if (r->job) {
		kfree(job);
		return -EBUSY;
	}
	r->job = job;
	wake_up(&r->queue);
	wait_for_completion(&job->done);
	kfree(job);
	return count;
}


static int rook_open(struct inode *inode, struct file *file)
{
	struct rook *r = kzalloc(sizeof(*r), GFP_KERNEL);

	if (!r)
		return -ENOMEM;
	file->private_data = r;
	return 0;
}

static int rook_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations rook_fops = {
	.owner		= THIS_MODULE,
	.open		= rook_open,
	.release	= rook_release,
	.mmap		= rook_mmap,
	.unlocked_ioctl	= rook_ioctl,
	.write		= rook_write,
};
