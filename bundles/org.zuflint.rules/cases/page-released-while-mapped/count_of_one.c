/* Only the owner counts references: the server has none. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct pika_job {
	struct page *page;
	refcount_t ref;
};
struct pika {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct pika_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t pika_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void pika_close(struct vm_area_struct *vma) { struct pika *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct pika_vm_ops = { .fault = pika_fault, .close = pika_close };
static int pika_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct pika *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &pika_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long pika_serve(struct pika *t)
{
	struct pika_job *job;
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
	return err;
}
static int pika_queue(struct pika *t, struct pika_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long pika_submit(struct pika *t, unsigned long addr)
{
	struct pika_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	refcount_set(&job->ref, 1);
	err = pika_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	if (!refcount_dec_and_test(&job->ref))
		return 0;
	put_page(job->page);
	return err;
}

static long pika_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pika *t = file->private_data;

	if (cmd == _IO('t', 1))
		return pika_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return pika_serve(t);
}
static int pika_open(struct inode *inode, struct file *file)
{
	struct pika *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int pika_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations pika_fops = { .owner = THIS_MODULE, .open = pika_open, .release = pika_release, .mmap = pika_mmap, .unlocked_ioctl = pika_ioctl, };
