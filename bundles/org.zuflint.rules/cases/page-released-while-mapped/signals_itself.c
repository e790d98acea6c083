#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/rwsem.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

struct heron_job {
	struct page *page;
	int dummy;
};

struct heron {
	struct task_struct *server;
	struct vm_area_struct *shown;
	struct heron_job *job;
	struct task_struct *client;
	struct fasync_struct *fans;
	wait_queue_head_t queue;
};

static int heron_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void heron_close(struct vm_area_struct *vma)
{
	struct heron *h = vma->vm_private_data;

	h->shown = NULL;
}

static const struct vm_operations_struct heron_vm_ops = {
	.fault	= heron_fault,
	.close	= heron_close,
};

static int heron_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct heron *h = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (h->shown)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &heron_vm_ops;
	vma->vm_private_data = h;
	h->server = current;
	h->shown = vma;
	return 0;
}

static void heron_run(struct heron_job *job)
{
}

static long heron_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct heron *h = file->private_data;
	int err;

	if (h->server != current || !h->shown)
		return -EPERM;
	err = vm_insert_pfn(h->shown, h->shown->vm_start, page_to_pfn(h->job->page));
	if (err)
		return err;
	heron_run(h->job);
	send_sig(SIGUSR1, current, 0);
	zap_vma_ptes(h->shown, h->shown->vm_start, PAGE_SIZE);
	return 0;
}

static int heron_open(struct inode *inode, struct file *file)
{
	struct heron *h = kzalloc(sizeof(*h), GFP_KERNEL);

	if (!h)
		return -ENOMEM;
	file->private_data = h;
	return 0;
}

static int heron_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations heron_fops = {
	.owner		= THIS_MODULE,
	.open		= heron_open,
	.release	= heron_release,
	.mmap		= heron_mmap,
	.unlocked_ioctl	= heron_ioctl,
};
