// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* The device: one open file is one server thread, or one client. */
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/sched/mm.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "pin.h"

static DEFINE_PER_CPU(struct pin_thread *, pin_threads);
static DEFINE_SPINLOCK(pin_lock); /* pin_threads, and queued of each thread */

/* The door: who passes is the registered process, on the registered CPU, and cannot leave it. */
int pin_check(const struct pin_thread *t)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (t->cpu != smp_processor_id() || t->mm != current->mm)
		return -EXDEV;
	return 0;
}

static int pin_register(struct pin_thread *t)
{
	int err = 0;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	spin_lock(&pin_lock);
	if (t->cpu >= 0 || this_cpu_read(pin_threads)) {
		err = -EBUSY;
	} else {
		t->cpu = smp_processor_id();
		t->mm = current->mm;
		mmgrab(t->mm);
		this_cpu_write(pin_threads, t);
	}
	spin_unlock(&pin_lock);
	return err;
}

static void pin_finish(struct pin_thread *t, int result)
{
	struct pin_op *op = t->running;

	t->running = NULL;
	if (op) {
		op->result = result;
		complete(&op->done);
	}
}

static struct pin_op *pin_take(struct pin_thread *t)
{
	struct pin_op *op;

	spin_lock(&pin_lock);
	op = t->queued;
	t->queued = NULL;
	spin_unlock(&pin_lock);
	return op;
}

/* The server thread's one call: hand the last operation back, get the next. */
static long pin_wait(struct pin_thread *t, struct pin_wait __user *user)
{
	struct pin_wait wait;
	int err;

	if (copy_from_user(&wait, user, sizeof(wait)))
		return -EFAULT;
	pin_pages_unmap(t);
	pin_finish(t, wait.result);

	err = wait_event_interruptible(t->wq, READ_ONCE(t->queued));
	if (err)
		return err;
	t->running = pin_take(t);
	err = pin_pages_map(t, t->running);
	if (err) {
		pin_finish(t, err);
		return err;
	}
	wait.nr_pages = t->running->nr_pages;
	wait.first_byte = t->running->first_byte;
	wait.bytes = t->running->bytes;
	if (copy_to_user(user, &wait, sizeof(wait))) {
		pin_pages_unmap(t);
		pin_finish(t, -EFAULT);
		return -EFAULT;
	}
	return 0;
}

/* A client's call: queue at the server thread of this CPU, sleep until it is done. */
static int pin_queue(struct pin_op *op)
{
	struct pin_thread *t;
	int err = -EAGAIN;

	spin_lock(&pin_lock);
	t = this_cpu_read(pin_threads);
	if (t && !t->queued) {
		WRITE_ONCE(t->queued, op);
		wake_up(&t->wq);
		err = 0;
	}
	spin_unlock(&pin_lock);
	return err;
}

static long pin_submit(struct pin_submit __user *user)
{
	struct pin_submit submit;
	struct pin_op op = {};
	int got, i, err;

	if (copy_from_user(&submit, user, sizeof(submit)))
		return -EFAULT;
	op.first_byte = offset_in_page(submit.addr);
	op.bytes = submit.bytes;
	if (!op.bytes || op.bytes > (PIN_MAX_PAGES << PAGE_SHIFT) - op.first_byte)
		return -EINVAL;
	op.nr_pages = DIV_ROUND_UP(op.first_byte + op.bytes, PAGE_SIZE);
	init_completion(&op.done);

	got = get_user_pages_fast(submit.addr & PAGE_MASK, op.nr_pages, 1, op.pages);
	if (got < 0)
		return got;
	err = got == op.nr_pages ? pin_queue(&op) : -EFAULT;
	if (!err) {
		wait_for_completion(&op.done);
		err = put_user(op.result, &user->result);
	}
	for (i = 0; i < got; i++)
		put_page(op.pages[i]);
	return err;
}

static long pin_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pin_thread *t = file->private_data;
	int err;

	switch (cmd) {
	case PIN_IOC_REGISTER:
		return pin_register(t);
	case PIN_IOC_SUBMIT:
		return pin_submit((struct pin_submit __user *)arg);
	}

	err = pin_check(t);
	if (err)
		return err;

	switch (cmd) {
	case PIN_IOC_WAIT:
		return pin_wait(t, (struct pin_wait __user *)arg);
	case PIN_IOC_SHOW_NOTES:
		return pin_notes_show(t);
	default:
		return -ENOTTY;
	}
}

static int pin_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct pin_thread *t = file->private_data;
	int err = pin_check(t);

	if (err)
		return err;
	switch (vma->vm_pgoff) {
	case PIN_PGOFF_PAGES:
		return pin_pages_mmap(t, vma);
	case PIN_PGOFF_RING:
		return pin_ring_mmap(t, vma);
	case PIN_PGOFF_NOTES:
		return pin_notes_mmap(t, vma);
	default:
		return -EINVAL;
	}
}

static void pin_free(struct pin_thread *t)
{
	int i;

	pin_notes_exit(t);
	for (i = 0; i < PIN_RING_PAGES; i++)
		if (t->ring[i])
			__free_page(t->ring[i]);
	if (t->mm)
		mmdrop(t->mm);
	kfree(t);
}

static int pin_open(struct inode *inode, struct file *file)
{
	struct pin_thread *t = kzalloc(sizeof(*t), GFP_KERNEL);
	int i, err;

	if (!t)
		return -ENOMEM;
	t->cpu = -1;
	init_waitqueue_head(&t->wq);
	err = pin_notes_init(t);
	for (i = 0; i < PIN_RING_PAGES && !err; i++) {
		t->ring[i] = alloc_page(GFP_KERNEL | __GFP_ZERO);
		if (!t->ring[i])
			err = -ENOMEM;
	}
	if (err) {
		pin_free(t);
		return err;
	}
	file->private_data = t;
	return 0;
}

/* A vma holds the file, so all three are gone by now, and their entries with them. */
static int pin_release(struct inode *inode, struct file *file)
{
	struct pin_thread *t = file->private_data;

	if (t->cpu >= 0) {
		spin_lock(&pin_lock);
		per_cpu(pin_threads, t->cpu) = NULL;
		spin_unlock(&pin_lock);
	}
	pin_finish(t, -EIO);
	t->running = pin_take(t);
	pin_finish(t, -EIO);
	pin_free(t);
	return 0;
}

static const struct file_operations pin_fops = {
	.owner		= THIS_MODULE,
	.open		= pin_open,
	.release	= pin_release,
	.mmap		= pin_mmap,
	.unlocked_ioctl	= pin_ioctl,
};

static struct miscdevice pin_device = {
	.minor	= MISC_DYNAMIC_MINOR,
	.name	= "pinned",
	.mode	= 0666,
	.fops	= &pin_fops,
};
module_misc_device(pin_device);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("An example for VM_LOCAL_CPU: three vmas, one of which keeps the promise");
