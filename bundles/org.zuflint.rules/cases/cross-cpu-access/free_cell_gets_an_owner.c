#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/slab.h>

struct cell {
	struct task_struct *owner;
	struct vm_area_struct *area;
	unsigned long pfn;
	unsigned long runs;
};

static int cell_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cell_close(struct vm_area_struct *vma)
{
	struct cell *c = vma->vm_private_data;

	c->area = NULL;
}

static const struct vm_operations_struct cell_vm_ops = {
	.fault = cell_fault,
	.close = cell_close,
};

static int cell_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct cell *c = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (c->area)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &cell_vm_ops;
	vma->vm_private_data = c;
	c->owner = current;
	c->area = vma;
	return 0;
}

static long cell_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cell *c = file->private_data;

	if (c->owner != current || !c->area)
		return -EPERM;
	if (vm_insert_pfn(c->area, c->area->vm_start, c->pfn))
		return -EFAULT;
	zap_vma_ptes(c->area, c->area->vm_start, PAGE_SIZE);
	return 0;
}

static ssize_t cell_read(struct file *file, char __user *to, size_t size, loff_t *at)
{
	struct cell *c = file->private_data;

	if (c->owner)
		return -EBUSY;
	c->owner = current;
	return 0;
}

static int cell_open(struct inode *inode, struct file *file)
{
	struct cell *c = kzalloc(sizeof(*c), GFP_KERNEL);

	if (!c)
		return -ENOMEM;
	file->private_data = c;
	return 0;
}

static int cell_release(struct inode *inode, struct file *file)
{
	struct cell *c = file->private_data;

	kfree(c);
	return 0;
}

static const struct file_operations cell_fops = {
	.owner = THIS_MODULE,
	.open = cell_open,
	.release = cell_release,
	.mmap = cell_mmap,
	.unlocked_ioctl = cell_ioctl,
	.read = cell_read,
};
