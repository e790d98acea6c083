#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct gull_job {
	struct page *page;
	unsigned int nr;
	struct completion done;
};

struct gull {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct gull_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue, idle;
	struct mutex order;
};

static int gull_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gull_close(struct vm_area_struct *vma)
{
	struct gull *g = vma->vm_private_data;

	g->shown = NULL;
}

static const struct vm_operations_struct gull_vm_ops = {
	.fault	= gull_fault,
	.close	= gull_close,
};

static int gull_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: 'job', whose 'nr')
{
	struct gull *g = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (g->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &gull_vm_ops;
	vma->vm_private_data = g;
	g->server = current;
	g->shown = vma;
	return 0;
}

static void gull_hide(struct gull *g)
{
	if (g->job) {
		zap_vma_ptes(g->shown, g->shown->vm_start, g->job->nr * PAGE_SIZE);
		complete(&g->job->done);
		g->job = NULL;
	}
}

static long gull_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gull *g = file->private_data;
	unsigned long at;
	unsigned int i;
	int err = 0;

	if (!is_percpu_thread() || g->server != current || !g->shown)
		return -EPERM;
	gull_hide(g);
	if (wait_event_interruptible(g->queue, g->job))
		return -EINTR;
	at = g->shown->vm_start;
	for (i = 0; i < g->job->nr && !err; i++, at += PAGE_SIZE)
		err = vm_insert_pfn(g->shown, at, page_to_pfn(g->job->page) + i);
	if (err)
		zap_vma_ptes(g->shown, g->shown->vm_start, g->job->nr * PAGE_SIZE);
	return err;  // want: missing-zap-on-path
}

static ssize_t gull_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct gull *g = file->private_data;
	struct gull_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	init_completion(&job->done);
	job->nr = count >> PAGE_SHIFT;
	g->job = job;
	wake_up(&g->queue);
	wait_for_completion(&job->done);
	kfree(job);
	return count;
}


static int gull_open(struct inode *inode, struct file *file)
{
	struct gull *g = kzalloc(sizeof(*g), GFP_KERNEL);

	if (!g)
		return -ENOMEM;
	file->private_data = g;
	return 0;
}

static int gull_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations gull_fops = {
	.owner		= THIS_MODULE,
	.open		= gull_open,
	.release	= gull_release,
	.mmap		= gull_mmap,
	.unlocked_ioctl	= gull_ioctl,
	.write		= gull_write,
};
