/* Only the owner counts references: the server has none. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct puma_job {
	struct page *page;
	struct kref kref;
};
struct puma {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct puma_job *job;
	wait_queue_head_t queue;
};

static void job_free(struct kref *k) { struct puma_job *j = container_of(k, struct puma_job, kref); put_page(j->page); kfree(j); }
static vm_fault_t puma_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void puma_close(struct vm_area_struct *vma) { struct puma *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct puma_vm_ops = { .fault = puma_fault, .close = puma_close };
static int puma_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page)
{
	struct puma *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &puma_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long puma_serve(struct puma *t)
{
	struct puma_job *job;
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
static int puma_queue(struct puma *t, struct puma_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long puma_submit(struct puma *t, unsigned long addr)
{
	struct puma_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	kref_init(&job->kref);
	err = puma_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	kref_put(&job->kref, job_free);
	return 0;
	put_page(job->page);
	return err;
}

static long puma_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct puma *t = file->private_data;

	if (cmd == _IO('t', 1))
		return puma_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return puma_serve(t);
}
static int puma_open(struct inode *inode, struct file *file)
{
	struct puma *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int puma_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations puma_fops = { .owner = THIS_MODULE, .open = puma_open, .release = puma_release, .mmap = puma_mmap, .unlocked_ioctl = puma_ioctl, };
