/* Two folders are one driver: what links them is a table of the other's. */
#include <linux/completion.h>
#define RELAY_STEP _IO('r', 1)
#define RELAY_CANCEL _IO('r', 2)
typedef long (*relay_cancel_t)(unsigned long id);
struct relay_req { struct page *page; struct completion done; unsigned long id; struct list_head link; };
struct relay_seat { struct task_struct *task; struct vm_area_struct *vma; wait_queue_head_t wq; };
struct relay_core { const struct relay_ops *ops; struct relay_req *req; };
extern struct relay_core relay;
struct relay_ops { relay_cancel_t cancel; };
// file: core/core.c
#include <linux/mm.h>
#include <linux/fs.h>
#include "../relay.h"
struct relay_core relay;
static int relay_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void relay_close(struct vm_area_struct *vma) { struct relay_seat *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct relay_vm_ops = { .fault = relay_fault, .close = relay_close };
static int relay_open(struct inode *inode, struct file *file)
{
	struct relay_seat *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	init_waitqueue_head(&s->wq);
	file->private_data = s;
	return 0;
}
static int relay_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int relay_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in net_cancel() drops pages)
{
	struct relay_seat *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &relay_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long relay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct relay_seat *s = file->private_data;
	struct relay_req *r;
	int err;
	if (cmd == RELAY_CANCEL)
		return relay.ops->cancel(arg);
	if (cmd != RELAY_STEP)
		return -ENOTTY;
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	r = xchg(&relay.req, NULL);
	if (!r)
		return -EAGAIN;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(r->page));
	if (!err) {
		msleep(1);
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	complete(&r->done);
	return err;
}
const struct file_operations relay_fops = { .open = relay_open, .release = relay_release, .mmap = relay_mmap, .unlocked_ioctl = relay_ioctl };
// file: net/net.c
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/module.h>
#include "../relay.h"
static LIST_HEAD(net_reqs);
static DEFINE_MUTEX(net_lock);
static long net_cancel(unsigned long id)
{
	struct relay_req *r;
	mutex_lock(&net_lock);
	list_for_each_entry(r, &net_reqs, link) {
		if (r->id == id) {
			put_page(r->page);
			r->page = NULL;
			break;
		}
	}
	mutex_unlock(&net_lock);
	return 0;
}
static ssize_t net_write(struct file *file, const char __user *buf, size_t n, loff_t *pos)
{
	struct relay_req r = { };
	if (get_user_pages_fast((unsigned long)buf, 1, 0, &r.page) != 1)
		return -EFAULT;
	init_completion(&r.done);
	r.id = (unsigned long)buf;
	if (cmpxchg(&relay.req, NULL, &r)) {
		put_page(r.page);
		return -EBUSY;
	}
	mutex_lock(&net_lock);
	list_add(&r.link, &net_reqs);
	mutex_unlock(&net_lock);
	wait_for_completion(&r.done);
	mutex_lock(&net_lock);
	list_del(&r.link);
	mutex_unlock(&net_lock);
	if (r.page)
		put_page(r.page);
	return n;
}
static const struct relay_ops net_ops = { .cancel = net_cancel };
static const struct file_operations net_fops = { .write = net_write };
static int __init net_init(void)
{
	relay.ops = &net_ops;
	return register_chrdev(240, "net", &net_fops);
}
module_init(net_init);
