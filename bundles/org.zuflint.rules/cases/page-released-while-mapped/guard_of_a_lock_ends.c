#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/cleanup.h>
struct mink_job {
	struct page *page;
	struct mutex busy;
};

struct mink {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct mink_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int mink_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mink_close(struct vm_area_struct *vma)
{
	struct mink *m = vma->vm_private_data;

	m->shown = NULL;
}

static const struct vm_operations_struct mink_vm_ops = {
	.fault	= mink_fault,
	.close	= mink_close,
};

static int mink_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: mutex_unlock)
{
	struct mink *m = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (m->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &mink_vm_ops;
	vma->vm_private_data = m;
	m->server = current;
	m->shown = vma;
	return 0;
}

static void mink_run(struct mink_job *job)
{
}

static int mink_show(struct mink *m, struct mink_job *job)
{
	int err;

	guard(mutex)(&job->busy);
	err = vm_insert_pfn(m->shown, m->shown->vm_start, page_to_pfn(job->page));
	if (!err)
		mink_run(job);
	return err;  // want: page-released-while-mapped
}

static long mink_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mink *m = file->private_data;
	struct mink_job *job;
	int err;

	if (!is_percpu_thread() || m->server != current || !m->shown)
		return -EPERM;
	job = m->job;
	err = mink_show(m, job);
	zap_vma_ptes(m->shown, m->shown->vm_start, PAGE_SIZE);
	return err;
}

static ssize_t mink_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct mink *m = file->private_data;
	struct mink_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	job->page = alloc_page(GFP_KERNEL);
	mutex_init(&job->busy);
	m->job = job;
	wake_up(&m->queue);
	mutex_lock(&job->busy);
	mutex_unlock(&job->busy);
	__free_page(job->page);
	kfree(job);
	return count;
}


static int mink_open(struct inode *inode, struct file *file)
{
	struct mink *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	file->private_data = m;
	return 0;
}

static int mink_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations mink_fops = {
	.owner		= THIS_MODULE,
	.open		= mink_open,
	.release	= mink_release,
	.mmap		= mink_mmap,
	.unlocked_ioctl	= mink_ioctl,
	.write		= mink_write,
};
