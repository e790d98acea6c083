#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/completion.h>
#include <linux/wait.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

#include <linux/cleanup.h>
#include <linux/mutex.h>
struct cam { struct mutex lock; struct vm_area_struct *view; struct task_struct *by; struct page *frame; bool live; };

static vm_fault_t cam_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void cam_close(struct vm_area_struct *vma)
{
	struct cam *c = vma->vm_private_data;

	guard(mutex)(&c->lock);
	c->view = NULL;
	c->live = false;
}
static const struct vm_operations_struct cam_vm = { .fault = cam_fault, .close = cam_close };

static int cam_begin(struct cam *c)
{
	int ret;

	ret = vmf_insert_pfn(c->view, c->view->vm_start, page_to_pfn(c->frame)) == VM_FAULT_NOPAGE ? 0 : -EFAULT;
	c->live = !ret;
	return ret;
}
static void cam_end(struct cam *c)
{
	if (!c->live)
		return;
	zap_vma_ptes(c->view, c->view->vm_start, PAGE_SIZE);
	c->live = false;
}
static long cam_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cam *c = file->private_data;
	long ret;

	if (c->by != current || !is_percpu_thread())
		return -EPERM;
	guard(mutex)(&c->lock);
	if (!c->view)
		return -ENODEV;
	switch (_IOC_NR(cmd)) {
	case 0:
		ret = c->live ? -EBUSY : cam_begin(c);
		break;
	case 1:
		put_page(c->frame);  // want: page-released-while-mapped
		cam_end(c);
		c->frame = NULL;
		ret = 0;
		break;
	default:
		ret = -ENOTTY;
	}
	return ret;
}
static int cam_mmap(struct file *file, struct vm_area_struct *vma) // verdict: violation(C4)
{
	struct cam *c = file->private_data;

	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	scoped_guard(mutex, &c->lock) {
		if (c->view)
			return -EBUSY;
		c->view = vma;
	}
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = c;
	vma->vm_ops = &cam_vm;
	c->by = current;
	return 0;
}
static const struct file_operations cam_fops = { .mmap = cam_mmap, .unlocked_ioctl = cam_ioctl };
