/* The owner says that it takes long, and goes on. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct murre_job {
	struct page *page;
	struct completion done;
};
struct murre {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct murre_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t murre_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void murre_close(struct vm_area_struct *vma) { struct murre *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct murre_vm_ops = { .fault = murre_fault, .close = murre_close };
static int murre_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: __free_page)
{
	struct murre *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &murre_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long murre_serve(struct murre *t)
{
	struct murre_job *job;
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
static int murre_queue(struct murre *t, struct murre_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long murre_submit(struct murre *t, unsigned long addr)
{
	struct murre_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->page = alloc_page(GFP_KERNEL);
	if (!job->page)
		return -ENOMEM;
	init_completion(&job->done);
	err = murre_queue(t, job);
	if (err) {
		__free_page(job->page);
		return err;
	}
	if (!wait_for_completion_timeout(&job->done, HZ))
		pr_warn("slow\n");
	__free_page(job->page);
	return err;
}

static long murre_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct murre *t = file->private_data;

	if (cmd == _IO('t', 1))
		return murre_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return murre_serve(t);
}
static int murre_open(struct inode *inode, struct file *file)
{
	struct murre *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int murre_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations murre_fops = { .owner = THIS_MODULE, .open = murre_open, .release = murre_release, .mmap = murre_mmap, .unlocked_ioctl = murre_ioctl, };
