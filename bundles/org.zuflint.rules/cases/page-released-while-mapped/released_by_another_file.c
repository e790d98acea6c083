/* A client's file is closed while the server maps its page: nobody has told the server. */
#include <linux/module.h>
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/slab.h>
struct quay_req { struct page *page; struct completion done; };
struct quay { struct task_struct *task; struct vm_area_struct *vma; struct quay_req *given; };
static struct quay_req *quay_next;
static int quay_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void quay_close(struct vm_area_struct *vma) { struct quay *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct quay_vm_ops = { .fault = quay_fault, .close = quay_close };
static int quay_open(struct inode *inode, struct file *file)
{
	struct quay *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int quay_release(struct inode *inode, struct file *file)
{
	struct quay *s = file->private_data;
	struct quay_req *r = s->given;
	if (r) {

		cmpxchg(&quay_next, r, NULL);
		put_page(r->page);
		kfree(r);
	}
	kfree(s);
	return 0;
}
static int quay_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in quay_release() drops pages)
{
	struct quay *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &quay_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long quay_give(struct quay *s, unsigned long addr)
{
	struct quay_req *r;
	if (s->given)
		return -EBUSY;
	r = kzalloc(sizeof(*r), GFP_KERNEL);
	if (!r)
		return -ENOMEM;
	if (get_user_pages_fast(addr, 1, 0, &r->page) != 1) {
		kfree(r);
		return -EFAULT;
	}
	init_completion(&r->done);
	if (cmpxchg(&quay_next, NULL, r)) {
		put_page(r->page);
		kfree(r);
		return -EBUSY;
	}
	s->given = r;
	return 0;
}
static long quay_serve(struct quay *s)
{
	struct quay_req *r = xchg(&quay_next, NULL);
	int err;
	if (!r)
		return -EAGAIN;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(r->page));
	if (!err) {
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	complete(&r->done);
	return err;
}
static long quay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct quay *s = file->private_data;
	if (cmd == _IOW('q', 1, long))
		return quay_give(s, arg);
	if (cmd != _IO('q', 2))
		return -ENOTTY;
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	return quay_serve(s);
}
const struct file_operations quay_fops = { .open = quay_open, .release = quay_release, .mmap = quay_mmap, .unlocked_ioctl = quay_ioctl };
