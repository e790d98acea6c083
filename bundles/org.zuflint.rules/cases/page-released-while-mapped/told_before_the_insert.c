/* The owner is told before his page is mapped at all. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct vole_job {
	struct page *page;
	struct completion done;
};
struct vole {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct vole_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t vole_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void vole_close(struct vm_area_struct *vma) { struct vole *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct vole_vm_ops = { .fault = vole_fault, .close = vole_close };
static int vole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: complete)
{
	struct vole *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &vole_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long vole_serve(struct vole *t)
{
	struct vole_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	complete(&job->done);
	err = vm_insert_pfn(t->shown, t->shown->vm_start, page_to_pfn(job->page));
	if (!err) {
		msleep(1);
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	return err;
}
static int vole_queue(struct vole *t, struct vole_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long vole_submit(struct vole *t, unsigned long addr)
{
	struct vole_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	if (get_user_pages_fast(addr, 1, 1, &job->page) != 1)
		return -EFAULT;
	init_completion(&job->done);
	err = vole_queue(t, job);
	if (err) {
		put_page(job->page);
		return err;
	}
	wait_for_completion(&job->done);
	put_page(job->page);
	return err;
}

static long vole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vole *t = file->private_data;

	if (cmd == _IO('t', 1))
		return vole_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return vole_serve(t);
}
static int vole_open(struct inode *inode, struct file *file)
{
	struct vole *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int vole_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations vole_fops = { .owner = THIS_MODULE, .open = vole_open, .release = vole_release, .mmap = vole_mmap, .unlocked_ioctl = vole_ioctl, };
