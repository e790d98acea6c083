/* The owner waits for a spinlock, which is given back before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct ibis_job {
	struct page *page;
	struct completion done;
	spinlock_t busy;
};
struct ibis {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct ibis_job *job;
	wait_queue_head_t queue;
	bool busy;
};

static vm_fault_t ibis_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void ibis_close(struct vm_area_struct *vma) { struct ibis *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct ibis_vm_ops = { .fault = ibis_fault, .close = ibis_close };
static int ibis_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: spin_unlock)
{
	struct ibis *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &ibis_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long ibis_serve(struct ibis *t)
{
	struct ibis_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	spin_lock(&job->busy);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		spin_unlock(&job->busy);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int ibis_queue(struct ibis *t, struct ibis_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long ibis_submit(struct ibis *t, unsigned long addr)
{
	struct ibis_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = ibis_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	spin_lock(&job->busy);
	spin_unlock(&job->busy);
	put_page(job->page);
	return err;
}

static long ibis_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ibis *t = file->private_data;

	if (cmd == _IO('t', 1))
		return ibis_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return ibis_serve(t);
}
static int ibis_open(struct inode *inode, struct file *file)
{
	struct ibis *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int ibis_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations ibis_fops = { .owner = THIS_MODULE, .open = ibis_open, .release = ibis_release, .mmap = ibis_mmap, .unlocked_ioctl = ibis_ioctl, };
