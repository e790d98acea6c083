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


struct loaf { struct page *crumb[8]; unsigned int n; struct completion baked; struct list_head l; };
struct rack {
	int cpu;
	struct task_struct *baker;
	struct mm_struct *mm;
	struct { struct vm_area_struct *area; unsigned long base; } oven;
	struct list_head queue;
	spinlock_t lock;
	wait_queue_head_t wq;
	struct loaf *now;
	int irq;
};
static DEFINE_PER_CPU(struct rack, racks);
static int no_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}
static void rack_vma_close(struct vm_area_struct *vma)
{
	struct rack *r = vma->vm_private_data;

	r->oven.area = NULL;
}
static const struct vm_operations_struct rack_vm_ops = { .fault = no_fault, .close = rack_vma_close };

static void bake(struct rack *r, struct loaf *loaf)
{
	struct vm_area_struct *v;
	unsigned int i;

	down_read(&r->mm->mmap_sem);
	v = r->oven.area;
	if (v) {
		for (i = 0; i < loaf->n; i++)
			if (vm_insert_pfn(v, v->vm_start + i * PAGE_SIZE, page_to_pfn(loaf->crumb[i])))
				break;
		r->now = loaf;
		msleep(1);
		r->now = NULL;
		zap_vma_ptes(v, v->vm_start, v->vm_end - v->vm_start);
	}
	up_read(&r->mm->mmap_sem);
	complete(&loaf->baked);
}
static struct loaf *next_loaf(struct rack *r)
{
	struct loaf *loaf = NULL;

	spin_lock(&r->lock);
	if (!list_empty(&r->queue)) {
		loaf = list_first_entry(&r->queue, struct loaf, l);
		list_del(&loaf->l);
	}
	spin_unlock(&r->lock);
	return loaf;
}
static int baker_fn(void *data)
{
	struct rack *r = data;

	
	while (!kthread_should_stop()) {
		struct loaf *loaf = next_loaf(r);

		if (loaf)
			bake(r, loaf);
		else
			wait_event_interruptible(r->wq, !list_empty(&r->queue) || kthread_should_stop());
	}
	return 0;
}
static int rack_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: may answer an operation)
{
	struct rack *r = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (current->nr_cpus_allowed != 1 || r->cpu != smp_processor_id())
		return -EPERM;
	if (r->oven.area)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &rack_vm_ops;
	vma->vm_private_data = r;
	r->mm = vma->vm_mm;
	r->oven.area = vma;
	return 0;
}
static int rack_start(int cpu)
{
	struct rack *r = per_cpu_ptr(&racks, cpu);

	r->cpu = cpu;
	spin_lock_init(&r->lock);
	INIT_LIST_HEAD(&r->queue);
	init_waitqueue_head(&r->wq);
	r->baker = kthread_create_on_cpu(baker_fn, r, cpu, "baker/%u");
	if (IS_ERR(r->baker))
		return PTR_ERR(r->baker);
	wake_up_process(r->baker);
	return 0;
}
static irqreturn_t rack_irq(int irq, void *p)
{
	struct rack *r = p;

	if (r->now)
		complete(&r->now->baked);  // want: page-released-while-mapped "complete() in interrupt handler"
	return IRQ_HANDLED;
}
static int rack_irqs(struct rack *r)
{
	return request_irq(r->irq, rack_irq, 0, "rack", r);
}
static int __init rack_init(void)
{
	int cpu;

	for_each_online_cpu(cpu)
		if (rack_start(cpu))
			return -ENOMEM;
	
	return 0;
}
module_init(rack_init);
static int rack_open(struct inode *inode, struct file *file)
{
	file->private_data = per_cpu_ptr(&racks, iminor(inode));
	return 0;
}
static const struct file_operations rack_fops = {
	.owner = THIS_MODULE,
	.open = rack_open,
	.mmap = rack_mmap,
	
};
