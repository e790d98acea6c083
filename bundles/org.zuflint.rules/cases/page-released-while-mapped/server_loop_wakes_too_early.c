#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/pfn_t.h>
#include <linux/sched.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

/* The owner of the pages is told that they are his again while they are still mapped. */

#define LATE_NEXT	_IOWR('S', 1, struct late_arg)

struct late_arg {
	__u32 pages;
	__s32 result;
};

struct late_op {
	struct page **pages;
	unsigned int nr;
	int result;
	struct completion done;
};

struct late_thread {
	struct vm_area_struct *vma;
	struct late_op *op;
	unsigned int mapped;
	int cpu;
	wait_queue_head_t wq;
};

static int late_check(struct late_thread *t)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (t->cpu != smp_processor_id())
		return -EXDEV;
	return 0;
}

static void late_unmap(struct late_thread *t)
{
	if (t->mapped)
		zap_vma_ptes(t->vma, t->vma->vm_start, (unsigned long)t->mapped << PAGE_SHIFT);
	t->mapped = 0;
}

static int late_map(struct late_thread *t, struct late_op *op)
{
	unsigned long addr = t->vma->vm_start;
	unsigned int i;
	int err = 0;

	for (i = 0; i < op->nr && !err; i++, addr += PAGE_SIZE)
		err = vm_insert_pfn(t->vma, addr, page_to_pfn(op->pages[i]));
	t->mapped = i;
	if (err)
		late_unmap(t);
	return err;
}

static long late_next(struct late_thread *t, struct late_arg __user *user)
{
	struct late_arg arg;
	long err;

	if (copy_from_user(&arg, user, sizeof(arg)))
		return -EFAULT;
	if (t->op) {
		t->op->result = arg.result;
		complete(&t->op->done);  // want: page-released-while-mapped error "LATE_NEXT"
		t->op = NULL;
	}
	late_unmap(t);
	err = wait_event_interruptible(t->wq, t->op);
	if (err)
		return err;
	err = late_map(t, t->op);
	if (err)
		return err;
	return put_user(t->op->nr, &user->pages);
}

static long late_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct late_thread *t = file->private_data;
	int err = late_check(t);

	if (err)
		return err;
	if (!t->vma)
		return -ENXIO;
	switch (cmd) {
	case LATE_NEXT:
		return late_next(t, (void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static int late_fault(struct vm_fault *vmf)
{
	pr_err("late: fault at pgoff %lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static void late_close(struct vm_area_struct *vma)
{
	struct late_thread *t = vma->vm_private_data;

	t->vma = NULL;
	t->mapped = 0;
}

static const struct vm_operations_struct late_vm_ops = {
	.fault	= late_fault,
	.close	= late_close,
};

static int late_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) fact: C2 proved; C3 proved; C4 broken
{
	struct late_thread *t = file->private_data;
	int err = late_check(t);

	if (err)
		return err;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &late_vm_ops;
	vma->vm_private_data = t;
	t->vma = vma;
	return 0;
}

static int late_open(struct inode *inode, struct file *file)
{
	struct late_thread *t;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	t = kzalloc(sizeof(*t), GFP_KERNEL);
	if (!t)
		return -ENOMEM;
	t->cpu = smp_processor_id();
	init_waitqueue_head(&t->wq);
	file->private_data = t;
	return 0;
}

static int late_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

const struct file_operations late_fops = {
	.owner		= THIS_MODULE,
	.open		= late_open,
	.release	= late_release,
	.mmap		= late_mmap,
	.unlocked_ioctl	= late_ioctl,
};
