// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* The owner waits for a bit, which the server clears when it has zapped. */
#include <linux/debugfs.h>
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/wait_bit.h>

#define with_mm(mm) for (int __once = (mmap_read_lock(mm), 1); __once; __once = 0, mmap_read_unlock(mm))
#define BELONGS(s) ((s)->task == current && current->nr_cpus_allowed == 1)

enum { SLOT_BUSY = 0 };

struct ticket {
	struct list_head node;
	struct page *pg;
	unsigned long state;
};

struct slot {
	struct task_struct *task;
	struct vm_area_struct *view;
	struct list_head queue;
	spinlock_t guard;
	struct ticket *held;
};

static vm_fault_t slot_vm_fault(struct vm_fault *vmf) { return VM_FAULT_SIGSEGV; }
static void slot_vm_close(struct vm_area_struct *vma) { ((struct slot *)vma->vm_private_data)->view = NULL; }
static int slot_vm_no(struct vm_area_struct *vma) { return -EINVAL; }
static int slot_vm_no_split(struct vm_area_struct *vma, unsigned long a) { return -EINVAL; }

static const struct vm_operations_struct slot_vm_ops = {
	.fault = slot_vm_fault,
	.close = slot_vm_close,
	.may_split = slot_vm_no_split,
	.mremap = slot_vm_no,
};

static int slot_mmap(struct file *f, struct vm_area_struct *vma)  // verdict: verified
{
	struct slot *s = f->private_data;

	if (!BELONGS(s) || s->view || vma_pages(vma) != 1 || !(vma->vm_flags & VM_SHARED))
		return -EACCES;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU);
	vma->vm_ops = &slot_vm_ops;
	vma->vm_private_data = s;
	s->view = vma;
	return 0;
}

static struct ticket *slot_pop(struct slot *s)
{
	struct ticket *t;

	spin_lock(&s->guard);
	t = list_first_entry_or_null(&s->queue, struct ticket, node);
	if (t)
		list_del_init(&t->node);
	spin_unlock(&s->guard);
	return t;
}

static void ticket_done(struct ticket *t)
{
	clear_bit_unlock(SLOT_BUSY, &t->state);
	smp_mb__after_atomic();
	wake_up_bit(&t->state, SLOT_BUSY);
}

static ssize_t slot_write(struct file *f, const char __user *ub, size_t n, loff_t *off)
{
	struct slot *s = f->private_data;
	struct ticket *t;
	int err = 0;

	if (!BELONGS(s))
		return -EACCES;

	mmap_read_lock(current->mm);
		if (s->view && s->held)
			zap_vma_ptes(s->view, s->view->vm_start, PAGE_SIZE);
	mmap_read_unlock(current->mm);
	if (s->held) {
		ticket_done(s->held);
		s->held = NULL;
	}
	t = slot_pop(s);
	if (!t)
		return 0;
	mmap_read_lock(current->mm);
		if (!s->view)
			err = -ENODEV;
		else if (vmf_insert_pfn(s->view, s->view->vm_start, page_to_pfn(t->pg)) != VM_FAULT_NOPAGE)
			err = -EIO;
		else
			s->held = t;
	mmap_read_unlock(current->mm);
	if (err)
		ticket_done(t);
	return err ? err : n;
}

static int slot_give(struct slot *s, unsigned long addr)
{
	struct ticket *t = kzalloc(sizeof(*t), GFP_KERNEL);
	int got;

	if (!t)
		return -ENOMEM;
	got = get_user_pages_fast(addr, 1, FOLL_WRITE, &t->pg);
	if (got != 1) {
		kfree(t);
		return -EFAULT;
	}
	__set_bit(SLOT_BUSY, &t->state);
	spin_lock(&s->guard);
	list_add_tail(&t->node, &s->queue);
	spin_unlock(&s->guard);
	wait_on_bit(&t->state, SLOT_BUSY, TASK_UNINTERRUPTIBLE);
	put_page(t->pg);
	kfree(t);
	return 0;
}

static long slot_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	return slot_give(f->private_data, arg);
}

static int slot_open(struct inode *i, struct file *f)
{
	struct slot *s = kzalloc(sizeof(*s), GFP_KERNEL);

	if (!s)
		return -ENOMEM;
	s->task = current;
	INIT_LIST_HEAD(&s->queue);
	spin_lock_init(&s->guard);
	f->private_data = s;
	return 0;
}

static const struct file_operations slot_fops = {
	.open = slot_open, .mmap = slot_mmap, .write = slot_write, .unlocked_ioctl = slot_ioctl,
};

static int slot_init(void)
{
	debugfs_create_file("slot", 0600, NULL, NULL, &slot_fops);
	return 0;
}
