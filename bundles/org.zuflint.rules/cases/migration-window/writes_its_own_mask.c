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

#include <linux/idr.h>
struct port {
	struct task_struct *owner;
	struct vm_area_struct *area;
	unsigned long pfn;
	wait_queue_head_t wq;
	bool stop;
};
struct session { struct idr ports; struct mutex lock; };

static vm_fault_t port_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}
static void port_close(struct vm_area_struct *v)
{
	struct port *p = v->vm_private_data;

	WRITE_ONCE(p->area, NULL);
}
static const struct vm_operations_struct port_vm = { .fault = port_fault, .close = port_close };

static struct port *port_get(struct session *ses, int id)
{
	struct port *p;

	mutex_lock(&ses->lock);
	p = idr_find(&ses->ports, id);
	mutex_unlock(&ses->lock);
	if (!p || p->owner != current || !is_percpu_thread())
		return ERR_PTR(-EPERM);
	return p;
}
static int port_turn(struct port *p)
{
	int ret;

	if (!p->area)
		return -ENXIO;
	ret = vm_insert_pfn(p->area, p->area->vm_start, p->pfn);
	if (ret)
		goto out;
	current->cpus_allowed = *cpu_online_mask;
	ret = wait_event_interruptible(p->wq, p->stop);
	zap_vma_ptes(p->area, p->area->vm_start, PAGE_SIZE);  // want: migration-window
out:
	return ret;
}
static long ses_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct session *ses = file->private_data;
	struct port *p = port_get(ses, arg);

	return IS_ERR(p) ? PTR_ERR(p) : port_turn(p);
}
static int ses_mmap(struct file *file, struct vm_area_struct *vma) // verdict: violation(C2)
{
	struct session *ses = file->private_data;
	struct port *p = port_get(ses, vma->vm_pgoff);

	if (IS_ERR(p))
		return PTR_ERR(p);
	if (!(vma->vm_flags & VM_SHARED) || p->area)
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &port_vm;
	vma->vm_private_data = p;
	p->area = vma;
	return 0;
}
static int ses_add(struct session *ses)
{
	struct port *p = kzalloc(sizeof(*p), GFP_KERNEL);
	int id;

	if (!p)
		return -ENOMEM;
	init_waitqueue_head(&p->wq);
	p->owner = current;
	mutex_lock(&ses->lock);
	id = idr_alloc(&ses->ports, p, 0, 0, GFP_KERNEL);
	mutex_unlock(&ses->lock);
	return id;
}
static ssize_t ses_write(struct file *file, const char __user *b, size_t n, loff_t *o)
{
	return ses_add(file->private_data);
}
static const struct file_operations ses_fops = { .mmap = ses_mmap, .unlocked_ioctl = ses_ioctl, .write = ses_write };
