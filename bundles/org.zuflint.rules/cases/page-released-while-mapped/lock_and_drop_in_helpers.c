/* The lock and the drop are several calls away from each other. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct hobby_job {
	struct page *page;
	struct completion done;
	struct mutex m;
};
struct hobby {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct hobby_job *job;
	wait_queue_head_t queue;
	struct mutex m;
};

static vm_fault_t hobby_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void hobby_close(struct vm_area_struct *vma) { struct hobby *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct hobby_vm_ops = { .fault = hobby_fault, .close = hobby_close };
static int hobby_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: mutex_unlock)
{
	struct hobby *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &hobby_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long hobby_serve(struct hobby *t)
{
	struct hobby_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	mutex_lock(&job->m);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		mutex_unlock(&job->m);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int hobby_queue(struct hobby *t, struct hobby_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}
static void job_unpin(struct hobby_job *j) { __free_page(j->page); }
static void job_fini(struct hobby_job *j) { job_unpin(j); }
static void job_end(struct hobby_job *j) { job_fini(j); kfree(j); }
static void job_sync(struct hobby_job *j) { mutex_lock(&j->m); mutex_unlock(&j->m); }
static void job_wait(struct hobby_job *j) { job_sync(j); }
static long hobby_submit(struct hobby *t, unsigned long addr)
{
	struct hobby_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->page = alloc_page(GFP_KERNEL);
	if (!job->page)
		return -ENOMEM;
	init_completion(&job->done);
	err = hobby_queue(t, job);
	if (err) {
		job_end(job);
		return err;
	}
	job_wait(job);
	job_end(job);
	return err;
}

static long hobby_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hobby *t = file->private_data;

	if (cmd == _IO('t', 1))
		return hobby_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return hobby_serve(t);
}
static int hobby_open(struct inode *inode, struct file *file)
{
	struct hobby *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int hobby_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations hobby_fops = { .owner = THIS_MODULE, .open = hobby_open, .release = hobby_release, .mmap = hobby_mmap, .unlocked_ioctl = hobby_ioctl, };
