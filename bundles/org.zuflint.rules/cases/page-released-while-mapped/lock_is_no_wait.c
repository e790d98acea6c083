#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct vole_job {
	struct page *page;
	struct completion done;
	struct mutex state;
};

struct vole {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct vole_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int vole_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void vole_close(struct vm_area_struct *vma)
{
	struct vole *v = vma->vm_private_data;

	v->shown = NULL;
}

static const struct vm_operations_struct vole_vm_ops = {
	.fault	= vole_fault,
	.close	= vole_close,
};

static int vole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct vole *v = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (v->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &vole_vm_ops;
	vma->vm_private_data = v;
	v->server = current;
	v->shown = vma;
	return 0;
}

static void vole_run(struct vole_job *job)
{
}

static long vole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vole *v = file->private_data;
	struct vole_job *job;
	int err;

	if (!is_percpu_thread() || v->server != current || !v->shown)
		return -EPERM;
	job = v->job;
	mutex_lock(&job->state);
	err = vm_insert_pfn(v->shown, v->shown->vm_start, page_to_pfn(job->page));
	if (!err)
		vole_run(job);
	mutex_unlock(&job->state);
	zap_vma_ptes(v->shown, v->shown->vm_start, PAGE_SIZE);
	return err;
}

static ssize_t vole_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct vole *v = file->private_data;
	struct vole_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	job->page = alloc_page(GFP_KERNEL);
	mutex_init(&job->state);
	init_completion(&job->done);
	v->job = job;
	mutex_lock(&job->state);
	wake_up(&v->queue);
	mutex_unlock(&job->state);
	wait_for_completion(&job->done);
	__free_page(job->page);
	kfree(job);
	return count;
}


static int vole_open(struct inode *inode, struct file *file)
{
	struct vole *v = kzalloc(sizeof(*v), GFP_KERNEL);

	if (!v)
		return -ENOMEM;
	file->private_data = v;
	return 0;
}

static int vole_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations vole_fops = {
	.owner		= THIS_MODULE,
	.open		= vole_open,
	.release	= vole_release,
	.mmap		= vole_mmap,
	.unlocked_ioctl	= vole_ioctl,
	.write		= vole_write,
};
