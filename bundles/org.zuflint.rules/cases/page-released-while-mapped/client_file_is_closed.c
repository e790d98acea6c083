/* The file of a client, which is not the one that is mapped, drops the page when it is closed. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct quail_job {
	struct page *page;
	struct completion done;
};
struct quail {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct quail_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t quail_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void quail_close(struct vm_area_struct *vma) { struct quail *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct quail_vm_ops = { .fault = quail_fault, .close = quail_close };
static int quail_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct quail *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &quail_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long quail_serve(struct quail *t)
{
	struct quail_job *job;
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
static int quail_queue(struct quail *t, struct quail_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long quail_submit(struct quail *t, unsigned long addr)
{
	struct quail_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = quail_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	file_inode(t->f);
	return 0;
	put_page(job->page);
	return err;
}

static long quail_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct quail *t = file->private_data;

	if (cmd == _IO('t', 1))
		return quail_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return quail_serve(t);
}
static int quail_open(struct inode *inode, struct file *file)
{
	struct quail *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int quail_client_release(struct inode *inode, struct file *file)
{
	struct quail_job *job = file->private_data;

	put_page(job->page);
	kfree(job);
	return 0;
}
static const struct file_operations quail_client_fops = { .release = quail_client_release };
static int quail_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations quail_fops = { .owner = THIS_MODULE, .open = quail_open, .release = quail_release, .mmap = quail_mmap, .unlocked_ioctl = quail_ioctl, };
