/* Created by one function, bound and woken by its caller. */
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/fs.h>
struct mill { struct vm_area_struct *vma; unsigned long pfn; int cpu; struct task_struct *task; wait_queue_head_t wq; int todo; };
static int mill_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void mill_close(struct vm_area_struct *vma) { struct mill *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct mill_vm_ops = { .fault = mill_fault, .close = mill_close };
static int mill_loop(void *data)
{
	struct mill *m = data;
	while (!kthread_should_stop()) {
		wait_event_interruptible(m->wq, m->todo || kthread_should_stop());
		if (!m->todo || !m->vma)
			continue;
		if (!vm_insert_pfn(m->vma, m->vma->vm_start, m->pfn))
			zap_vma_ptes(m->vma, m->vma->vm_start, PAGE_SIZE);
		m->todo = 0;
	}
	return 0;
}
static struct task_struct *mill_thread(struct mill *m)
{
	return kthread_create(mill_loop, m, "mill/%d", m->cpu);
}
static int mill_start(struct mill *m)
{
	struct task_struct *t = mill_thread(m);
	if (IS_ERR(t))
		return PTR_ERR(t);
	kthread_bind(t, m->cpu);
	m->task = t;
	wake_up_process(t);
	return 0;
}
static int mill_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct mill *m = file->private_data;
	if (m->vma || current->nr_cpus_allowed != 1 || m->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &mill_vm_ops;
	vma->vm_private_data = m;
	m->vma = vma;
	return 0;
}
static int mill_open(struct inode *i, struct file *file)
{
	struct mill *m = kzalloc(sizeof(*m), GFP_KERNEL);
	if (!m)
		return -ENOMEM;
	m->cpu = raw_smp_processor_id();
	init_waitqueue_head(&m->wq);
	file->private_data = m;
	return mill_start(m);
}
const struct file_operations mill_fops = { .open = mill_open, .mmap = mill_mmap };
