/* The memory that is shown is freed by another name. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/completion.h>

struct lynx_job {
	void *buf;
	struct completion done;
};
struct lynx {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct lynx_job *job;
	wait_queue_head_t queue;
};

static vm_fault_t lynx_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void lynx_close(struct vm_area_struct *vma) { struct lynx *t = vma->vm_private_data; t->shown = NULL; }
static const struct vm_operations_struct lynx_vm_ops = { .fault = lynx_fault, .close = lynx_close };
static int lynx_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct lynx *t = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &lynx_vm_ops;
	vma->vm_private_data = t;
	t->server = current;
	t->shown = vma;
	return 0;
}

static long lynx_serve(struct lynx *t)
{
	struct lynx_job *job;
	int err;

	if (wait_event_interruptible(t->queue, t->job))
		return -EINTR;
	job = t->job;
	t->job = NULL;
	err = vm_insert_pfn(t->shown, t->shown->vm_start, virt_to_phys(job->buf) >> PAGE_SHIFT);
	if (!err) {
		msleep(1);
		void *mem = job->buf;
		kfree(mem);  // want: page-released-while-mapped
		zap_vma_ptes(t->shown, t->shown->vm_start, PAGE_SIZE);
	}
	complete(&job->done);
	return err;
}
static int lynx_queue(struct lynx *t, struct lynx_job *job)
{
	if (cmpxchg(&t->job, NULL, job))
		return -EBUSY;
	wake_up(&t->queue);
	return 0;
}

static long lynx_submit(struct lynx *t, unsigned long addr)
{
	struct lynx_job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	int err;

	job->buf = kmalloc(PAGE_SIZE, GFP_KERNEL);
	init_completion(&job->done);
	err = lynx_queue(t, job);
	if (err) {
		;
		return err;
	}
	wait_for_completion(&job->done);
	;
	return err;
}

static long lynx_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lynx *t = file->private_data;

	if (cmd == _IO('t', 1))
		return lynx_submit(t, arg);
	if (!is_percpu_thread() || t->server != current || !t->shown)
		return -EPERM;
	return lynx_serve(t);
}
static int lynx_open(struct inode *inode, struct file *file)
{
	struct lynx *t = kzalloc(sizeof(*t), GFP_KERNEL);

	if (!t)
		return -ENOMEM;
	file->private_data = t;
	return 0;
}
static int lynx_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations lynx_fops = { .owner = THIS_MODULE, .open = lynx_open, .release = lynx_release, .mmap = lynx_mmap, .unlocked_ioctl = lynx_ioctl, };
