// kernel: 5.4
/* A page that was inserted goes back. */
#include <linux/mm.h>
#include <linux/mutex.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#define BURST 16
struct crate {
	struct task_struct *owner;
	struct vm_area_struct *bay;
	struct page *slot[BURST];
	int used;
};
static int crate_check(struct crate *c)
{
	if (c->owner != current)
		return -EACCES;
	if (!is_percpu_thread())
		return -EPERM;
	return 0;
}
static vm_fault_t crate_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void crate_vclose(struct vm_area_struct *vma)
{
	struct crate *c = vma->vm_private_data;

	c->bay = NULL;
}
static const struct vm_operations_struct crate_vm = { .fault = crate_fault, .close = crate_vclose };
static int crate_open(struct inode *i, struct file *f)
{
	struct crate *c;

	if (!is_percpu_thread())
		return -EPERM;
	c = kzalloc(sizeof(*c), GFP_KERNEL);
	if (!c)
		return -ENOMEM;
	c->owner = current;
	f->private_data = c;
	return 0;
}
static int crate_mmap(struct file *f, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct crate *c = f->private_data;
	int err = crate_check(c);

	if (err)
		return err;
	if (c->bay)
		return -EEXIST;
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_IO;
	vma->vm_private_data = c;
	vma->vm_ops = &crate_vm;
	c->bay = vma;
	return 0;
}
static void crate_empty(struct crate *c)
{
	if (c->bay)
		zap_vma_ptes(c->bay, c->bay->vm_start, BURST * PAGE_SIZE);
	while (c->used > 0)
		__free_page(c->slot[--c->used]);
}
static int crate_fill(struct crate *c, unsigned int n)
{
	int err = 0;

	if (!c->bay)
		return -ENXIO;
	while (c->used < n) {
		struct page *p = alloc_page(GFP_HIGHUSER);

		if (!p)
			return -ENOMEM;
		err = vmf_insert_pfn(c->bay, c->bay->vm_start + c->used * PAGE_SIZE, page_to_pfn(p)) ==
			      VM_FAULT_NOPAGE ? 0 : -EFAULT;
		if (!err && n == 3) {
			__free_page(p);  // want: page-released-while-mapped error
			break;
		}
		c->slot[c->used++] = p;
	}
	return err;
}
static long crate_ioctl(struct file *f, unsigned int cmd, unsigned long n)
{
	struct crate *c = f->private_data;
	long err = crate_check(c);

	if (err)
		return err;
	if (n > BURST)
		return -E2BIG;
	down_read(&current->mm->mmap_sem);
	crate_empty(c);
	if (n)
		err = crate_fill(c, n);
	if (err)
		crate_empty(c);
	up_read(&current->mm->mmap_sem);
	return err;
}
static int crate_release(struct inode *i, struct file *f)
{
	struct crate *c = f->private_data;

	while (c->used > 0)
		__free_page(c->slot[--c->used]);
	kfree(c);
	return 0;
}
const struct file_operations crate_fops = {
	.open = crate_open, .mmap = crate_mmap, .unlocked_ioctl = crate_ioctl, .release = crate_release,
};
