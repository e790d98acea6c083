/* A client's release asks a word of its own object, which the server writes before it maps the client's page. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct lockgate { struct task_struct *task; struct vm_area_struct *vma; struct page *page; bool waiting; };

static struct lockgate *lockgate_next;
static DEFINE_SPINLOCK(lockgate_lock);

static int lockgate_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void lockgate_close(struct vm_area_struct *vma) { struct lockgate *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct lockgate_vm_ops = { .fault = lockgate_fault, .close = lockgate_close };

static int lockgate_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct lockgate), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

static int lockgate_release(struct inode *inode, struct file *file)
{
	struct lockgate *s = file->private_data;

	if (s->page) {
		while (READ_ONCE(s->waiting))
			cond_resched();
		put_page(s->page);
	}
	return 0;
}

static int lockgate_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct lockgate *s = file->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &lockgate_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}

static long lockgate_give(struct lockgate *s, unsigned long addr)
{
	struct page *page;
	long err = -EBUSY;

	if (get_user_pages_fast(addr, 1, 0, &page) != 1)
		return -EFAULT;
	spin_lock(&lockgate_lock);
	if (!lockgate_next && !s->page) {
		s->page = page;
		WRITE_ONCE(s->waiting, true);
		lockgate_next = s;
		err = 0;
	}
	spin_unlock(&lockgate_lock);
	if (err)
		put_page(page);
	return err;
}

static long lockgate_serve(struct lockgate *s)
{
	struct lockgate *client;
	int err;

	spin_lock(&lockgate_lock);
	client = lockgate_next;
	lockgate_next = NULL;
	spin_unlock(&lockgate_lock);
	if (!client)
		return -EAGAIN;
	WRITE_ONCE(client->waiting, false);
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(client->page));
	if (!err) {
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	return err;
}

static long lockgate_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lockgate *s = file->private_data;

	if (cmd == _IOW('s', 1, long))
		return lockgate_give(s, arg);
	if (cmd != _IO('s', 2) || !is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	return lockgate_serve(s);
}

const struct file_operations lockgate_fops = {
	.open = lockgate_open, .release = lockgate_release, .mmap = lockgate_mmap, .unlocked_ioctl = lockgate_ioctl,
};
