// kernel: 6.6
/* A bound kernel thread finds what its CPU has; so does who maps, and cannot leave it. */
#include <linux/cpu.h>
#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/llist.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/percpu.h>
#include <linux/sched/mm.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

struct order { struct llist_node node; struct page *pages[4]; unsigned long nr; u64 sum; int err; struct completion served; };

struct kiosk {
	unsigned int cpu;
	struct task_struct *clerk;
	struct llist_head orders;
	wait_queue_head_t bell;
	struct vm_area_struct *counter;
	struct mm_struct *mm;
	struct rw_semaphore rws;
};
static struct kiosk __percpu *kiosks;

static vm_fault_t kiosk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}
static void kiosk_shut(struct vm_area_struct *vma)
{
	struct kiosk *k = vma->vm_private_data;

	down_write(&k->rws);
	k->counter = NULL;
	up_write(&k->rws);
}
static int kiosk_no(struct vm_area_struct *vma) { return -EINVAL; }
static int kiosk_no_split(struct vm_area_struct *vma, unsigned long at) { return -EINVAL; }
static const struct vm_operations_struct kiosk_vm_ops = {
	.close = kiosk_shut, .fault = kiosk_fault, .mremap = kiosk_no, .may_split = kiosk_no_split,
};
static void serve(struct kiosk *k, struct order *o)
{
	unsigned long left = o->nr, at;

	o->err = -ENODEV;
	if (!k->mm || !mmget_not_zero(k->mm))
		return;
	kthread_use_mm(k->mm);
	mmap_read_lock(k->mm);
	if (k->counter) {
		at = k->counter->vm_start;
		o->err = vm_insert_pages(k->counter, at, o->pages, &left);
		if (!o->err && copy_from_user(&o->sum, (void __user *)k->counter->vm_start, sizeof(o->sum)))
			o->err = -EFAULT;
		zap_page_range_single(k->counter, at, o->nr << PAGE_SHIFT, NULL);
	}
	mmap_read_unlock(k->mm);
	kthread_unuse_mm(k->mm);
	mmput(k->mm);
}
static int clerk(void *data)
{
	struct kiosk *k = this_cpu_ptr(kiosks);

	for (;;) {
		struct llist_node *list;
		struct order *o, *next;

		wait_event_interruptible(k->bell, !llist_empty(&k->orders) || kthread_should_stop());
		if (kthread_should_stop())
			break;
		list = llist_reverse_order(llist_del_all(&k->orders));
		llist_for_each_entry_safe(o, next, list, node) {
			serve(k, o);
			complete(&o->served);
		}
	}
	return 0;
}
static int kiosk_open(struct inode *inode, struct file *file)
{
	file->private_data = per_cpu_ptr(kiosks, iminor(inode));
	return 0;
}
static int kiosk_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct kiosk *k;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (!is_percpu_thread())
		return -EPERM;
	k = this_cpu_ptr(kiosks);
	if (k->counter)
		return -EBUSY;
	vm_flags_set(vma, VM_MIXEDMAP | VM_IO | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_ops = &kiosk_vm_ops;
	vma->vm_private_data = k;
	k->mm = vma->vm_mm;
	k->counter = vma;
	return 0;
}
int kiosk_order(unsigned int cpu, struct page **pages, unsigned int nr, u64 *sum)
{
	struct kiosk *k = per_cpu_ptr(kiosks, cpu);
	struct order o = { .nr = min(nr, 4u) };
	unsigned int i;

	for (i = 0; i < o.nr; i++)
		o.pages[i] = pages[i];
	init_completion(&o.served);
	if (llist_add(&o.node, &k->orders))
		wake_up(&k->bell);
	wait_for_completion(&o.served);
	*sum = o.sum;
	return o.err;
}
EXPORT_SYMBOL_GPL(kiosk_order);
static const struct file_operations kiosk_fops = { .open = kiosk_open, .mmap = kiosk_mmap };
static int __init kiosk_init(void)
{
	unsigned int cpu;

	kiosks = alloc_percpu(struct kiosk);
	if (!kiosks)
		return -ENOMEM;
	for_each_online_cpu(cpu) {
		struct kiosk *k = per_cpu_ptr(kiosks, cpu);

		k->cpu = cpu;
		init_llist_head(&k->orders);
		init_waitqueue_head(&k->bell);
		init_rwsem(&k->rws);
		k->clerk = kthread_create_on_cpu(clerk, NULL, cpu, "clerk/%u");
		if (IS_ERR(k->clerk))
			return PTR_ERR(k->clerk);
		wake_up_process(k->clerk);
	}
	return register_chrdev(0, "kiosk", &kiosk_fops) < 0 ? -EBUSY : 0;
}
module_init(kiosk_init);
