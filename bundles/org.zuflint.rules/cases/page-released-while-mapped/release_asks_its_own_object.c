/* What a file's release asks of its own object may be written before pages are mapped: it does not run beside the file's calls. */
#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/slab.h>
#include <linux/wait.h>

enum { WHARF_PAGES, WHARF_SPARE };
struct wharf_op { struct page *page; struct completion done; int result; };
struct wharf { int cpu; wait_queue_head_t wq; struct vm_area_struct *vmas[2]; struct wharf_op *queued, *running; struct page *page[4]; };

static DEFINE_PER_CPU(struct wharf *, wharfs);
static DEFINE_SPINLOCK(wharf_lock);

static struct vm_area_struct *wharf_vma(struct wharf *d)
{
	return d->running ? d->vmas[WHARF_PAGES] : NULL;
}

static int wharf_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wharf_close(struct vm_area_struct *vma)
{
	struct wharf *d = vma->vm_private_data;

	d->vmas[WHARF_PAGES] = NULL;
}

static const struct vm_operations_struct wharf_vm_ops = { .fault = wharf_fault, .close = wharf_close };

static int wharf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct wharf *d = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || d->vmas[WHARF_PAGES])
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &wharf_vm_ops;
	vma->vm_private_data = d;
	d->vmas[WHARF_PAGES] = vma;
	return 0;
}

static void wharf_finish(struct wharf *d, int result)
{
	struct wharf_op *op = d->running;

	d->running = NULL;
	if (op) {
		op->result = result;
		complete(&op->done);
	}
}

static struct wharf_op *wharf_take(struct wharf *d)
{
	struct wharf_op *op;

	spin_lock(&wharf_lock);
	op = d->queued;
	d->queued = NULL;
	spin_unlock(&wharf_lock);
	return op;
}

static void wharf_last(struct wharf *d)
{
	struct vm_area_struct *vma = wharf_vma(d);

	if (vma)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	wharf_finish(d, 0);
}

static int wharf_first(struct wharf *d)
{
	struct vm_area_struct *vma;
	int err = wait_event_interruptible(d->wq, READ_ONCE(d->queued));

	if (err)
		return err;
	d->running = wharf_take(d);
	vma = wharf_vma(d);
	err = vma ? vm_insert_pfn(vma, vma->vm_start, page_to_pfn(d->running->page)) : -ENXIO;
	if (err)
		wharf_finish(d, err);
	return err;
}

static long wharf_next(struct wharf *d)
{
	wharf_last(d);
	return wharf_first(d);
}

static long wharf_submit(unsigned long addr)
{
	struct wharf_op op = {};
	struct wharf *d;
	long err = -EAGAIN;

	if (get_user_pages_fast(addr, 1, 1, &op.page) != 1)
		return -EFAULT;
	init_completion(&op.done);
	spin_lock(&wharf_lock);
	d = this_cpu_read(wharfs);
	if (d && !d->queued) {
		WRITE_ONCE(d->queued, &op);
		wake_up(&d->wq);
		err = 0;
	}
	spin_unlock(&wharf_lock);
	if (!err) {
		wait_for_completion(&op.done);
		err = op.result;
	}
	put_page(op.page);
	return err;
}

static long wharf_enter(struct wharf *d)
{
	long err = -EBUSY;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	spin_lock(&wharf_lock);
	if (d->cpu < 0 && !this_cpu_read(wharfs)) {
		d->cpu = smp_processor_id();
		this_cpu_write(wharfs, d);
		err = 0;
	}
	spin_unlock(&wharf_lock);
	return err;
}

static long wharf_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wharf *d = file->private_data;

	switch (cmd) {
	case _IO('d', 0):
		return wharf_enter(d);
	case _IO('d', 1):
		return wharf_submit(arg);
	case _IO('d', 2):
		if (current->nr_cpus_allowed != 1 || d->cpu != smp_processor_id())
			return -EPERM;
		return wharf_next(d);
	}
	return -ENOTTY;
}

static void wharf_free(struct wharf *d)
{
	int i;

	for (i = 0; i < 4; i++)
		if (d->page[i])
			__free_page(d->page[i]);
	kfree(d);
}

static int wharf_open(struct inode *inode, struct file *file)
{
	struct wharf *d = kzalloc(sizeof(*d), GFP_KERNEL);
	int i;

	if (!d)
		return -ENOMEM;
	for (i = 0; i < 4; i++) {
		d->page[i] = alloc_page(GFP_KERNEL);
		if (!d->page[i]) {
			wharf_free(d);
			return -ENOMEM;
		}
	}
	d->cpu = -1;
	init_waitqueue_head(&d->wq);
	file->private_data = d;
	return 0;
}

static int wharf_release(struct inode *inode, struct file *file)
{
	struct wharf *d = file->private_data;

	if (d->cpu >= 0) {
		spin_lock(&wharf_lock);
		per_cpu(wharfs, d->cpu) = NULL;
		spin_unlock(&wharf_lock);
	}
	wharf_finish(d, -EIO);
	d->running = wharf_take(d);
	wharf_finish(d, -EIO);
	wharf_free(d);
	return 0;
}

static const struct file_operations wharf_fops = {
	.owner = THIS_MODULE, .open = wharf_open, .release = wharf_release, .mmap = wharf_mmap, .unlocked_ioctl = wharf_ioctl,
};
