#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/module.h>
#include <linux/completion.h>
#include <linux/wait.h>
#include <linux/percpu.h>
#include <linux/kthread.h>
#include <linux/workqueue.h>
#include <linux/hrtimer.h>
#include <linux/uaccess.h>


#define TURN_JOIN _IO('t', 0)
#define TURN_TAKE _IO('t', 1)
#define TURN_GIVE _IO('t', 2)
#define TURN_MISC _IO('t', 3)
struct order { struct list_head link; struct page **sheets; unsigned int count; int status; struct completion served; struct kiocb *iocb; struct kref ref; void (*done)(struct order *); };
struct desk {
	struct task_struct *clerk;
	unsigned int seat;
	struct vm_area_struct *blotter;
	unsigned int laid;
	spinlock_t tray_lock;
	struct list_head tray;
	wait_queue_head_t bell;
	struct order *open;
	
};
static vm_fault_t blotter_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}
static void blotter_gone(struct vm_area_struct *vma)
{
	struct desk *desk = vma->vm_private_data;

	WRITE_ONCE(desk->blotter, NULL);
	desk->laid = 0;
}
static int blotter_stay(struct vm_area_struct *vma) { return -EINVAL; }
static int blotter_split(struct vm_area_struct *vma, unsigned long addr) { return -EINVAL; }
static const struct vm_operations_struct blotter_ops = {
	.fault = blotter_fault,
	.close = blotter_gone,
	.mremap = blotter_stay,
	.split = blotter_split,
	
};
static bool is_clerk(const struct desk *desk)
{
	return desk->clerk == current && current->nr_cpus_allowed == 1 && desk->seat == smp_processor_id();
}
static void clear_blotter(struct desk *desk)
{
	struct vm_area_struct *area;

	down_read(&current->mm->mmap_sem);
	area = READ_ONCE(desk->blotter);
	if (area)
		zap_vma_ptes(area, area->vm_start, area->vm_end - area->vm_start);
	desk->laid = 0;
	up_read(&current->mm->mmap_sem);
}
static int lay_out(struct desk *desk, struct order *order)
{
	struct vm_area_struct *area;
	unsigned long at;
	int err = 0;

	down_read(&current->mm->mmap_sem);
	area = READ_ONCE(desk->blotter);
	if (!area || order->count > vma_pages(area)) {
		up_read(&current->mm->mmap_sem);
		return -ENXIO;
	}
	for (at = 0; at < order->count; at++) {
		err = vm_insert_pfn(area, area->vm_start + (at << PAGE_SHIFT), page_to_pfn(order->sheets[at]));
		if (err)
			goto undo;
	}
	desk->laid = at;
	up_read(&current->mm->mmap_sem);
	return 0;
undo:
	zap_vma_ptes(area, area->vm_start, area->vm_end - area->vm_start);
	up_read(&current->mm->mmap_sem);
	return err;
}
static void serve(struct order *order, int status)
{
	order->status = status;
	complete(&order->served);
}

static long take(struct desk *desk)
{
	struct order *order;
	int err;

	if (desk->open)
		return -EBUSY;
	err = wait_event_interruptible(desk->bell, !list_empty(&desk->tray));
	if (err)
		return err;
	spin_lock(&desk->tray_lock);
	order = list_first_entry_or_null(&desk->tray, struct order, link);
	if (order)
		list_del_init(&order->link);
	spin_unlock(&desk->tray_lock);
	if (!order)
		return -EAGAIN;
	err = lay_out(desk, order);
	if (err) {
		serve(order, err);
		return err;
	}
	desk->open = order;
	return 0;
}
static long give(struct desk *desk, int status)
{
	struct order *order = desk->open;

	if (!order)
		return -ENOENT;
	clear_blotter(desk);
	desk->open = NULL;
	serve(order, status);
	return 0;
}
static long join(struct desk *desk)
{
	if (!(current->flags & PF_NO_SETAFFINITY) && current->nr_cpus_allowed != 1)
		return -EPERM;
	if (cmpxchg(&desk->clerk, NULL, current))
		return -EBUSY;
	desk->seat = smp_processor_id();
	return 0;
}
static long turn_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct desk *desk = file->private_data;

	if (cmd == TURN_JOIN)
		return join(desk);
	bool mine = is_clerk(desk);

	if (!mine)
		return -EPERM;
	if (!is_clerk(desk))
		return -EPERM;
	switch (cmd) {
	case TURN_TAKE:
		return take(desk);
	case TURN_GIVE:
		return give(desk, (int)arg);
	
	}
	return -ENOTTY;
}
static int turn_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct desk *desk = file->private_data;

	if (!is_clerk(desk))
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (READ_ONCE(desk->blotter))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &blotter_ops;
	vma->vm_private_data = desk;
	WRITE_ONCE(desk->blotter, vma);
	return 0;
}
static int turn_open(struct inode *inode, struct file *file)
{
	struct desk *desk = kzalloc(sizeof(*desk), GFP_KERNEL);

	if (!desk)
		return -ENOMEM;
	spin_lock_init(&desk->tray_lock);
	INIT_LIST_HEAD(&desk->tray);
	init_waitqueue_head(&desk->bell);
	
	file->private_data = desk;
	return 0;
}
static int turn_release(struct inode *inode, struct file *file)
{
	struct desk *desk = file->private_data;

	
	kfree(desk);
	return 0;
}

static const struct file_operations turn_fops = {
	.owner = THIS_MODULE,
	.open = turn_open,
	.release = turn_release,
	.mmap = turn_mmap,
	.unlocked_ioctl = turn_ioctl,
	
};
