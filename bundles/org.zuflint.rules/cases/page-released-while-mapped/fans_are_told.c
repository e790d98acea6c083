#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
struct lark;
static void lark_tell(struct lark *bird);

struct lark_job {
	struct page *page;
	int dummy;
};

struct lark {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct lark_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int lark_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lark_close(struct vm_area_struct *vma)
{
	struct lark *bird = vma->vm_private_data;

	bird->shown = NULL;
}

static const struct vm_operations_struct lark_vm_ops = {
	.fault	= lark_fault,
	.close	= lark_close,
};

static int lark_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct lark *bird = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (bird->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &lark_vm_ops;
	vma->vm_private_data = bird;
	bird->server = current;
	bird->shown = vma;
	return 0;
}

static void lark_run(struct lark_job *job)
{
}

static void lark_tell(struct lark *bird)
{
	kill_fasync(&bird->fans, SIGIO, POLL_IN);  // want: page-released-while-mapped
}

static long lark_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lark *bird = file->private_data;
	int err;

	if (bird->server != current || !bird->shown)
		return -EPERM;
	err = vm_insert_pfn(bird->shown, bird->shown->vm_start, page_to_pfn(bird->job->page));
	if (err)
		return err;
	lark_run(bird->job);
	lark_tell(bird);
	zap_vma_ptes(bird->shown, bird->shown->vm_start, PAGE_SIZE);
	return 0;
}

static int lark_open(struct inode *inode, struct file *file)
{
	struct lark *bird = kzalloc(sizeof(*bird), GFP_KERNEL);

	if (!bird)
		return -ENOMEM;
	file->private_data = bird;
	return 0;
}

static int lark_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations lark_fops = {
	.owner		= THIS_MODULE,
	.open		= lark_open,
	.release	= lark_release,
	.mmap		= lark_mmap,
	.unlocked_ioctl	= lark_ioctl,
};
