// somebody gets the address of the flags
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#define ENG_JOIN _IO('E', 0)
#define ENG_STEP _IO('E', 1)
#define ENG_AUX _IO('E', 2)
struct job { struct page *pg[16]; unsigned int nr; int res; struct completion done; };
struct eng {
	int cpu;
	struct task_struct *owner;
	struct vm_area_struct *win;
	struct mm_struct *mm;
	struct job *next;
	struct job *cur;
	wait_queue_head_t wq;
	spinlock_t lock;
};

/* VM_LOCAL_CPU by its number */
#define ENG_BIT (ilog2(VM_LOCAL_CPU))
static int eng_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void eng_close(struct vm_area_struct *vma)
{
	struct eng *e = vma->vm_private_data;

	e->win = NULL;
}
static int eng_stay(struct vm_area_struct *vma) { return -EINVAL; }
static int eng_whole(struct vm_area_struct *vma, unsigned long at) { return -EINVAL; }
#define ENG_OPS(name) \
	static const struct vm_operations_struct name##_vm_ops = { \
		.fault = name##_fault, \
		.close = name##_close, \
		.mremap = name##_stay, \
		.split = name##_whole, \
	}
ENG_OPS(eng);
static int eng_door(struct eng *e)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (e->cpu != smp_processor_id())
		return -EXDEV;
	return 0;
}
static void eng_clear(struct eng *e)
{
	down_read(&e->mm->mmap_sem);
	if (e->win)
		zap_vma_ptes(e->win, e->win->vm_start, e->win->vm_end - e->win->vm_start);
	up_read(&e->mm->mmap_sem);
}
static int eng_fill(struct eng *e, struct job *j)
{
	unsigned int i;
	int err = 0;

	down_read(&e->mm->mmap_sem);
	if (!e->win || j->nr > 16) {
		up_read(&e->mm->mmap_sem);
		return -ENXIO;
	}
	for (i = 0; i < j->nr; i++) {
		err = vm_insert_pfn(e->win, e->win->vm_start + i * PAGE_SIZE, page_to_pfn(j->pg[i]));
		if (err)
			break;
	}
	if (err)
		zap_vma_ptes(e->win, e->win->vm_start, e->win->vm_end - e->win->vm_start);
	up_read(&e->mm->mmap_sem);
	return err;
}
static void eng_answer(struct eng *e, int res)
{
	struct job *j = e->cur;

	e->cur = NULL;
	if (j) {
		j->res = res;
		complete(&j->done);
	}
}
static struct job *eng_take(struct eng *e)
{
	struct job *j;

	spin_lock(&e->lock);
	j = e->next;
	e->next = NULL;
	spin_unlock(&e->lock);
	return j;
}
static long eng_step(struct eng *e, int res)
{
	int err;

	eng_clear(e);
	eng_answer(e, res);
	err = wait_event_interruptible(e->wq, e->next);
	if (err)
		return err;
	e->cur = eng_take(e);
	if (!e->cur)
		return -EAGAIN;
	err = eng_fill(e, e->cur);
	if (err)
		eng_answer(e, err);
	return err;
}
static long eng_join(struct eng *e)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	spin_lock(&e->lock);
	if (e->cpu < 0) {
		e->cpu = smp_processor_id();
		e->mm = current->mm;
	}
	spin_unlock(&e->lock);
	return 0;
}
static long eng_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct eng *e = file->private_data;
	int err;

	if (cmd == ENG_JOIN)
		return eng_join(e);
	err = eng_door(e);
	if (err)
		return err;
	return cmd == ENG_STEP ? eng_step(e, (int)arg) : -ENOTTY;
}
static int eng_mmap(struct file *file, struct vm_area_struct *vma) // verdict: unproven(C1: could not be followed)
{
	struct eng *e = file->private_data;
	int err = eng_door(e);

	if (err)
		return err;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (e->win)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND; __set_bit(ENG_BIT, &vma->vm_flags);
	vma->vm_ops = &eng_vm_ops;
	vma->vm_private_data = e;
	e->win = vma;
	return 0;
}
static int eng_open(struct inode *inode, struct file *file)
{
	struct eng *e = kzalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return -ENOMEM;
	e->cpu = -1;
	spin_lock_init(&e->lock);
	init_waitqueue_head(&e->wq);
	file->private_data = e;
	return 0;
}
static int eng_release(struct inode *inode, struct file *file)
{
	struct eng *e = file->private_data;

	eng_answer(e, -EIO);
	e->cur = eng_take(e);
	eng_answer(e, -EIO);
	kfree(e);
	return 0;
}
static const struct file_operations eng_fops = {
	.owner = THIS_MODULE,
	.open = eng_open,
	.release = eng_release,
	.mmap = eng_mmap,
	.unlocked_ioctl = eng_ioctl,
};
