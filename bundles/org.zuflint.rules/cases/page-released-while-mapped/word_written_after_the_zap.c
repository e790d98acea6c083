/* The word that the owner waits for is written after the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct zebu_job {
	struct page *page;
	struct completion done;
	wait_queue_head_t wq;
	bool fin;
};
struct zebu {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct zebu_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t zebu_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void zebu_close(struct vm_area_struct *vma) { struct zebu *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct zebu_vm_ops = { .fault = zebu_fault, .close = zebu_close };
static int zebu_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct zebu *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &zebu_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long zebu_serve(struct zebu *t)
{
	struct zebu_job *job;
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
	job->fin = true;
	wake_up(&job->wq);
	return err;
}
static int zebu_queue(struct zebu *t, struct zebu_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long zebu_submit(struct zebu *t, unsigned long addr)
{
	struct zebu_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = zebu_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_event(job->wq, READ_ONCE(job->fin));
	put_page(job->page);
	return err;
}

static long zebu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct zebu *t = file->private_data;

	if (cmd == _IO('t', 1))
		return zebu_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return zebu_serve(t);
}
static int zebu_open(struct inode *inode, struct file *file)
{
	struct zebu *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int zebu_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations zebu_fops = { .owner = THIS_MODULE, .open = zebu_open, .release = zebu_release, .mmap = zebu_mmap, .unlocked_ioctl = zebu_ioctl, };
