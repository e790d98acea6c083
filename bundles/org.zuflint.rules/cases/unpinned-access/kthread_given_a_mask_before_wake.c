/* A mask of one CPU before the first run. */
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/fs.h>
struct loom { struct vm_area_struct *vma; unsigned long pfn; int cpu; wait_queue_head_t wq; int todo; };
static int loom_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void loom_close(struct vm_area_struct *vma) { struct loom *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct loom_vm_ops = { .fault = loom_fault, .close = loom_close };
static int loom_loop(void *data)
{
	struct loom *m = data;
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
static int loom_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct loom *m = file->private_data;
	if (m->vma || current->nr_cpus_allowed != 1 || m->cpu != smp_processor_id())
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &loom_vm_ops;
	vma->vm_private_data = m;
	m->vma = vma;
	return 0;
}
static int loom_open(struct inode *i, struct file *file)
{
	struct loom *m = kzalloc(sizeof(*m), GFP_KERNEL);
	struct task_struct *t;
	if (!m)
		return -ENOMEM;
	m->cpu = raw_smp_processor_id();
	init_waitqueue_head(&m->wq);
	file->private_data = m;
	t = kthread_create(loom_loop, m, "loom");
	if (IS_ERR(t))
		return PTR_ERR(t);
	set_cpus_allowed_ptr(t, cpumask_of(m->cpu));
	wake_up_process(t);
	return 0;
}
const struct file_operations loom_fops = { .open = loom_open, .mmap = loom_mmap };
