/* A job on the stack is put into a global variable: others know it from then on, and nobody is waited for. */
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/wait.h>
enum { OP_NEW, OP_BUSY, OP_SHOWN, OP_DONE };
struct yop { struct page *page; int state; };
struct yak { struct task_struct *task; struct vm_area_struct *vma; };
static struct yop *yak_next;
static DECLARE_WAIT_QUEUE_HEAD(yak_wq);
static vm_fault_t yak_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void yak_vm_close(struct vm_area_struct *vma) { struct yak *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct yak_vm_ops = { .fault = yak_fault, .close = yak_vm_close };
static int yak_open(struct inode *inode, struct file *file)
{
	struct yak *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int yak_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static bool yak_mine(struct yak *s) { return is_percpu_thread() && s->task == current && s->vma; }
static int yak_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in yak_write() drops pages)
{
	struct yak *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &yak_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static ssize_t yak_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct yop op = { .state = OP_NEW };
	if (get_user_pages_fast((unsigned long)buf & PAGE_MASK, 1, 0, &op.page) != 1)
		return -EFAULT;
	if (cmpxchg(&yak_next, NULL, &op)) {
		put_page(op.page);
		return -EBUSY;
	}
	put_page(op.page);
	return n;
}
static long yak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yak *s = file->private_data;
	struct yop *op;
	int err;
	if (!yak_mine(s))
		return -EPERM;
	op = xchg(&yak_next, NULL);
	if (!op)
		return -EAGAIN;
	WRITE_ONCE(op->state, OP_BUSY);
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(op->page));
	if (!err) {
		WRITE_ONCE(op->state, OP_SHOWN);
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	WRITE_ONCE(op->state, OP_DONE);
	wake_up(&yak_wq);
	return err;
}
const struct file_operations yak_fops = { .open = yak_open, .release = yak_release, .mmap = yak_mmap, .unlocked_ioctl = yak_ioctl };
const struct file_operations yak_client_fops = { .write = yak_write };
