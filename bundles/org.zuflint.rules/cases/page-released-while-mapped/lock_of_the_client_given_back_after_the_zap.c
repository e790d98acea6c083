/* The owner may have the lock before the server takes it: then the server maps a page that is gone. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct stoat_job {
	struct page *page;
	struct mutex busy;
};

struct stoat {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct stoat_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int stoat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void stoat_close(struct vm_area_struct *vma)
{
	struct stoat *s = vma->vm_private_data;

	s->shown = NULL;
}

static const struct vm_operations_struct stoat_vm_ops = {
	.fault	= stoat_fault,
	.close	= stoat_close,
};

static int stoat_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: it waits for a lock)
{
	struct stoat *s = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (s->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &stoat_vm_ops;
	vma->vm_private_data = s;
	s->server = current;
	s->shown = vma;
	return 0;
}

static void stoat_run(struct stoat_job *job)
{
}

static long stoat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stoat *s = file->private_data;
	struct stoat_job *job;
	int err;

	if (!is_percpu_thread() || s->server != current || !s->shown)
		return -EPERM;
	job = s->job;
	mutex_lock(&job->busy);
	err = vm_insert_pfn(s->shown, s->shown->vm_start, page_to_pfn(job->page));
	if (!err)
		stoat_run(job);
	zap_vma_ptes(s->shown, s->shown->vm_start, PAGE_SIZE);
	mutex_unlock(&job->busy);
	return err;
}

static ssize_t stoat_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct stoat *s = file->private_data;
	struct stoat_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	job->page = alloc_page(GFP_KERNEL);
	mutex_init(&job->busy);
	s->job = job;
	wake_up(&s->queue);
	mutex_lock(&job->busy);
	mutex_unlock(&job->busy);
	__free_page(job->page);
	kfree(job);
	return count;
}


static int stoat_open(struct inode *inode, struct file *file)
{
	struct stoat *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}

static int stoat_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations stoat_fops = {
	.owner		= THIS_MODULE,
	.open		= stoat_open,
	.release	= stoat_release,
	.mmap		= stoat_mmap,
	.unlocked_ioctl	= stoat_ioctl,
	.write		= stoat_write,
};
