#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/pfn_t.h>
#include <linux/sched.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

/* The client comes through the same ioctl, on a file of its own, and wakes the server thread on its queue. */

#define KILN_NEXT	_IOWR('S', 1, struct kiln_arg)
#define KILN_SUBMIT	_IO('S', 2)

struct kiln_arg {
	__u32 pages;
	__s32 result;
};

struct kiln_op {
	struct page **pages;
	unsigned int nr;
	int result;
	struct completion done;
};

struct kiln_thread {
	struct vm_area_struct *vma;
	struct kiln_op *op;
	unsigned int mapped;
	int cpu;
	wait_queue_head_t wq;
};

static DEFINE_PER_CPU(struct kiln_thread *, kiln_threads);

static int kiln_check(struct kiln_thread *t)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (t->cpu != smp_processor_id())
		return -EXDEV;
	return 0;
}

static void kiln_unmap(struct kiln_thread *t)
{
	zap_vma_ptes(t->vma, t->vma->vm_start, (unsigned long)t->mapped << PAGE_SHIFT);
	t->mapped = 0;
}

static int kiln_map(struct kiln_thread *t, struct kiln_op *op)
{
	unsigned long addr = t->vma->vm_start;
	unsigned int i;
	int err = 0;

	for (i = 0; i < op->nr && !err; i++, addr += PAGE_SIZE)
		err = vm_insert_pfn(t->vma, addr, page_to_pfn(op->pages[i]));
	t->mapped = i;
	if (err)
		kiln_unmap(t);
	return err;
}

static int kiln_queue(struct kiln_thread *t, struct kiln_op *op)
{
	if (cmpxchg(&t->op, NULL, op))
		return -EAGAIN;
	wake_up(&t->wq);
	return wait_for_completion_killable(&op->done);
}

static long kiln_submit(void)
{
	struct kiln_thread *t = this_cpu_read(kiln_threads);
	struct kiln_op op = { .nr = 0 };

	if (!t)
		return -ENODEV;
	init_completion(&op.done);
	return kiln_queue(t, &op) ?: op.result;
}

static long kiln_next(struct kiln_thread *t, struct kiln_arg __user *user)
{
	struct kiln_arg arg;
	long err;

	if (copy_from_user(&arg, user, sizeof(arg)))
		return -EFAULT;
	kiln_unmap(t);
	if (t->op) {
		t->op->result = arg.result;
		complete(&t->op->done);
		t->op = NULL;
	}
	err = wait_event_interruptible(t->wq, t->op);
	if (err)
		return err;
	err = kiln_map(t, t->op);
	if (err)
		return err;
	return put_user(t->op->nr, &user->pages);
}

static long kiln_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct kiln_thread *t = file->private_data;
	int err;

	if (cmd == KILN_SUBMIT)
		return kiln_submit();
	err = kiln_check(t);
	if (err)
		return err;
	if (!t->vma)
		return -ENXIO;
	switch (cmd) {
	case KILN_NEXT:
		return kiln_next(t, (void __user *)arg);
	default:
		return -ENOTTY;
	}
}

static int kiln_fault(struct vm_fault *vmf)
{
	pr_err("kiln: fault at pgoff %lu\n", vmf->pgoff);
	return VM_FAULT_SIGBUS;
}

static void kiln_close(struct vm_area_struct *vma)
{
	struct kiln_thread *t = vma->vm_private_data;

	t->vma = NULL;
	t->mapped = 0;
}

static const struct vm_operations_struct kiln_vm_ops = {
	.fault	= kiln_fault,
	.close	= kiln_close,
};

static int kiln_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified context: KILN_NEXT, pinned fact: C1 proved; C2 proved; C3 proved; C4 proved
{
	struct kiln_thread *t = file->private_data;
	int err = kiln_check(t);

	if (err)
		return err;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (t->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &kiln_vm_ops;
	vma->vm_private_data = t;
	t->vma = vma;
	return 0;
}

static int kiln_open(struct inode *inode, struct file *file)
{
	struct kiln_thread *t;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	t = kzalloc(sizeof(*t), GFP_KERNEL);
	if (!t)
		return -ENOMEM;
	t->cpu = smp_processor_id();
	init_waitqueue_head(&t->wq);
	this_cpu_write(kiln_threads, t);
	file->private_data = t;
	return 0;
}

static int kiln_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

const struct file_operations kiln_fops = {
	.owner		= THIS_MODULE,
	.open		= kiln_open,
	.release	= kiln_release,
	.mmap		= kiln_mmap,
	.unlocked_ioctl	= kiln_ioctl,
};
