/* The owner waits until no reader is left; the reader leaves before the zap. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct teal_job {
	struct page *page;
	struct completion done;
	rwlock_t rwl;
};
struct teal {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct teal_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t teal_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void teal_close(struct vm_area_struct *vma) { struct teal *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct teal_vm_ops = { .fault = teal_fault, .close = teal_close };
static int teal_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: read_unlock)
{
	struct teal *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &teal_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long teal_serve(struct teal *t)
{
	struct teal_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	read_lock(&job->rwl);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		read_unlock(&job->rwl);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int teal_queue(struct teal *t, struct teal_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long teal_submit(struct teal *t, unsigned long addr)
{
	struct teal_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->page = alloc_page(GFP_KERNEL);
	if (!job->page)
		return -ENOMEM;
	init_completion(&job->done);
	err = teal_queue(t, job);
	if (err) {
		__free_page(job->page);
		return err;
	}
	write_lock(&job->rwl);
	write_unlock(&job->rwl);
	__free_page(job->page);
	return err;
}

static long teal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct teal *t = file->private_data;

	if (cmd == _IO('t', 1))
		return teal_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return teal_serve(t);
}
static int teal_open(struct inode *inode, struct file *file)
{
	struct teal *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int teal_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations teal_fops = { .owner = THIS_MODULE, .open = teal_open, .release = teal_release, .mmap = teal_mmap, .unlocked_ioctl = teal_ioctl, };
