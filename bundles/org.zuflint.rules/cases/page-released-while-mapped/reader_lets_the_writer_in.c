#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct tern_job {
	struct page *page;
	struct rw_semaphore use;
};

struct tern {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct tern_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int tern_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tern_close(struct vm_area_struct *vma)
{
	struct tern *bird = vma->vm_private_data;

	bird->shown = NULL;
}

static const struct vm_operations_struct tern_vm_ops = {
	.fault	= tern_fault,
	.close	= tern_close,
};

static int tern_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: up_read)
{
	struct tern *bird = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (bird->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &tern_vm_ops;
	vma->vm_private_data = bird;
	bird->server = current;
	bird->shown = vma;
	return 0;
}

static void tern_run(struct tern_job *job)
{
}

static long tern_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tern *bird = file->private_data;
	struct tern_job *job;
	int err;

	if (!is_percpu_thread() || bird->server != current || !bird->shown)
		return -EPERM;
	job = bird->job;
	down_read(&job->use);
	err = vm_insert_pfn(bird->shown, bird->shown->vm_start, page_to_pfn(job->page));
	if (!err)
		tern_run(job);
	up_read(&job->use);  // want: page-released-while-mapped
	zap_vma_ptes(bird->shown, bird->shown->vm_start, PAGE_SIZE);
	return err;
}

static void tern_drain(struct tern_job *job)
{
	down_write(&job->use);
	up_write(&job->use);
}

static ssize_t tern_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct tern *bird = file->private_data;
	struct tern_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	job->page = alloc_page(GFP_KERNEL);
	init_rwsem(&job->use);
	bird->job = job;
	wake_up(&bird->queue);
	down_write(&job->use);
	up_write(&job->use);
	__free_page(job->page);
	kfree(job);
	return count;
}


static int tern_open(struct inode *inode, struct file *file)
{
	struct tern *bird = kzalloc(sizeof(*bird), GFP_KERNEL);

	if (!bird)
		return -ENOMEM;
	file->private_data = bird;
	return 0;
}

static int tern_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations tern_fops = {
	.owner		= THIS_MODULE,
	.open		= tern_open,
	.release	= tern_release,
	.mmap		= tern_mmap,
	.unlocked_ioctl	= tern_ioctl,
	.write		= tern_write,
};
