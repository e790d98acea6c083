#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/workqueue.h>

/* The zap loop walks a list and never sees the file. */

struct client {
	struct list_head link;
	struct vm_area_struct *area;
};

static LIST_HEAD(clients);
static DEFINE_MUTEX(clients_lock);

static void sweep(struct work_struct *work)
{
	struct client *c;

	mutex_lock(&clients_lock);
	list_for_each_entry(c, &clients, link) {
		struct vm_area_struct *area = c->area;

		if (!area)
			continue;
		zap_vma_ptes(area, area->vm_start, area->vm_end - area->vm_start);  // want: cross-cpu-access "another CPU"
	}
	mutex_unlock(&clients_lock);
}
static DECLARE_WORK(sweep_work, sweep);

static int client_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct client_vm_ops = { .fault = client_fault };

static int client_mmap(struct file *file, struct vm_area_struct *vma)  // context: sweep, unpinned, deferred
{
	struct client *c = file->private_data;

	if (c->area)
		return -EBUSY;
	c->area = vma;  // want: stored-vma-outlives-mapping
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_PFNMAP;
	vma->vm_ops = &client_vm_ops;
	mutex_lock(&clients_lock);
	list_add(&c->link, &clients);
	mutex_unlock(&clients_lock);
	return 0;
}

static ssize_t client_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	schedule_work(&sweep_work);
	return len;
}

const struct file_operations client_fops = {
	.mmap	= client_mmap,
	.write	= client_write,
};
