// kernel: 5.10
/* The server polls for work, reads to have it mapped and writes when it is done. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

struct strand_io { struct page *pg; bool done; wait_queue_head_t *wq; };
struct strand {
	pid_t tid;
	struct vm_area_struct *loop;
	struct strand_io *io;
	wait_queue_head_t wq, clients;
	spinlock_t lock;
	bool tied;
};
static struct strand strand;

static bool strand_mine(struct strand *s) { return s->tid == current->pid; }
static vm_fault_t strand_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void strand_vclose(struct vm_area_struct *vma)
{
	struct strand *s = vma->vm_private_data;

	s->loop = NULL;
	s->tied = false;
}
static const struct vm_operations_struct strand_vm = { .fault = strand_fault, .close = strand_vclose };
static int strand_open(struct inode *i, struct file *f)
{
	struct strand *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	if (!is_percpu_thread()) {
		kfree(s);
		return -EPERM;
	}
	s->tid = current->pid;
	spin_lock_init(&s->lock);
	init_waitqueue_head(&s->wq);
	init_waitqueue_head(&s->clients);
	f->private_data = s;
	return 0;
}
static int strand_mmap(struct file *f, struct vm_area_struct *vma)  // verdict: verified
{
	struct strand *s = f->private_data;

	if (!strand_mine(s) || !is_percpu_thread())
		return -EPERM;
	if (s->loop)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &strand_vm;
	vma->vm_private_data = s;
	s->loop = vma;
	return 0;
}
static __poll_t strand_poll(struct file *f, poll_table *pt)
{
	struct strand *s = f->private_data;

	poll_wait(f, &s->wq, pt);
	return READ_ONCE(s->io) ? EPOLLIN : 0;
}
static ssize_t strand_read(struct file *f, char __user *b, size_t n, loff_t *o)
{
	struct strand *s = f->private_data;
	struct strand_io *io;
	vm_fault_t r;

	if (!strand_mine(s))
		return -EPERM;
	if (s->tied)
		return -EBUSY;
	io = READ_ONCE(s->io);
	if (!io)
		return -EAGAIN;
	mmap_read_lock(current->mm);
	r = s->loop ? vmf_insert_pfn(s->loop, s->loop->vm_start, page_to_pfn(io->pg)) : VM_FAULT_SIGBUS;
	if (r == VM_FAULT_NOPAGE)
		s->tied = true;
	mmap_read_unlock(current->mm);
	return r == VM_FAULT_NOPAGE ? PAGE_SIZE : -EFAULT;
}
static ssize_t strand_write(struct file *f, const char __user *b, size_t n, loff_t *o)
{
	struct strand *s = f->private_data;
	struct strand_io *io;

	if (!strand_mine(s))
		return -EPERM;
	mmap_read_lock(current->mm);
	if (s->loop && s->tied)
		zap_vma_ptes(s->loop, s->loop->vm_start, PAGE_SIZE);
	s->tied = false;
	mmap_read_unlock(current->mm);
	io = xchg(&s->io, NULL);
	if (io) {
		smp_store_release(&io->done, true);
		wake_up_all(&s->clients);
	}
	return n;
}
int strand_run(struct strand *s, struct page *pg)
{
	struct strand_io io = { .pg = pg };

	if (cmpxchg(&s->io, NULL, &io))
		return -EBUSY;
	wake_up(&s->wq);
	wait_event(s->clients, smp_load_acquire(&io.done));
	return 0;
}
EXPORT_SYMBOL(strand_run);
const struct file_operations strand_fops = {
	.open = strand_open, .mmap = strand_mmap, .poll = strand_poll, .read = strand_read, .write = strand_write,
};
