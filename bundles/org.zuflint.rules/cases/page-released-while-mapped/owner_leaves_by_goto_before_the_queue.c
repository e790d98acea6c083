/* What fails before the queue may drop at once. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct tapir_job {
	struct page *page;
	struct completion done;
	struct mutex m;
};
struct tapir {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct tapir_job *job;
	wait_queue_head_t queue;
	struct mutex m;
};

static vm_fault_t tapir_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void tapir_close(struct vm_area_struct *vma) { struct tapir *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct tapir_vm_ops = { .fault = tapir_fault, .close = tapir_close };
static int tapir_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct tapir *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &tapir_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long tapir_serve(struct tapir *t)
{
	struct tapir_job *job;
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
static int tapir_queue(struct tapir *t, struct tapir_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long tapir_submit(struct tapir *t, unsigned long addr)
{
	struct tapir_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err = -ENOMEM;

	if (!job)
		return err;
	err = -EFAULT;
	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		goto free;
	init_completion(&job->done);
	err = mutex_lock_interruptible(&t->m);
	if (err)
		goto put;
	err = tapir_queue(t, job);
	mutex_unlock(&t->m);
	if (err)
		goto put;
	wait_for_completion(&job->done);
put:
	put_page(job->page);
free:
	kfree(job);
	return err;
}

static long tapir_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tapir *t = file->private_data;

	if (cmd == _IO('t', 1))
		return tapir_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return tapir_serve(t);
}
static int tapir_open(struct inode *inode, struct file *file)
{
	struct tapir *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int tapir_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations tapir_fops = { .owner = THIS_MODULE, .open = tapir_open, .release = tapir_release, .mmap = tapir_mmap, .unlocked_ioctl = tapir_ioctl, };
