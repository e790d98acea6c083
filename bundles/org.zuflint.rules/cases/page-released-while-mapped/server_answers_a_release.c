/* A client's release asks a word of its own object, which the server writes when the page is zapped. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

struct sluice { struct task_struct *task; struct vm_area_struct *vma; struct page *page; bool waiting; };

static struct sluice *sluice_next;
static DEFINE_SPINLOCK(sluice_lock);

static int sluice_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void sluice_close(struct vm_area_struct *vma) { struct sluice *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct sluice_vm_ops = { .fault = sluice_fault, .close = sluice_close };

static int sluice_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct sluice), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

static int sluice_release(struct inode *inode, struct file *file)
{
	struct sluice *s = file->private_data;

	if (s->page) {
		while (READ_ONCE(s->waiting))
			cond_resched();
		put_page(s->page);
	}
	return 0;
}

static int sluice_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct sluice *s = file->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &sluice_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}

static long sluice_give(struct sluice *s, unsigned long addr)
{
	struct page *page;
	long err = -EBUSY;

	if (get_user_pages_fast(addr, 1, 0, &page) != 1)
		return -EFAULT;
	spin_lock(&sluice_lock);
	if (!sluice_next && !s->page) {
		s->page = page;
		WRITE_ONCE(s->waiting, true);
		sluice_next = s;
		err = 0;
	}
	spin_unlock(&sluice_lock);
	if (err)
		put_page(page);
	return err;
}

static long sluice_serve(struct sluice *s)
{
	struct sluice *client;
	int err;

	spin_lock(&sluice_lock);
	client = sluice_next;
	sluice_next = NULL;
	spin_unlock(&sluice_lock);
	if (!client)
		return -EAGAIN;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(client->page));
	if (!err) {
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	WRITE_ONCE(client->waiting, false);
	return err;
}

static long sluice_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct sluice *s = file->private_data;

	if (cmd == _IOW('s', 1, long))
		return sluice_give(s, arg);
	if (cmd != _IO('s', 2) || !is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	return sluice_serve(s);
}

const struct file_operations sluice_fops = {
	.open = sluice_open, .release = sluice_release, .mmap = sluice_mmap, .unlocked_ioctl = sluice_ioctl,
};
