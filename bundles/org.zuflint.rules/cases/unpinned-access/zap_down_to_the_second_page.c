// kernel: 6.1
/* Pages are counted as they are inserted, and zapped down to the second one. */
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/semaphore.h>
#include <linux/slab.h>
#include <linux/wait.h>
struct flow { struct page *pages[8]; u8 count; struct semaphore finished; };
struct gate {
	struct { struct vm_area_struct *vma; u8 filled; } pool;
	struct flow *queue, *active;
	wait_queue_head_t waiters;
};
static struct gate *gates[NR_CPUS];
static struct gate *gate_own(void)
{
	return current->nr_cpus_allowed == 1 ? gates[smp_processor_id()] : NULL;
}
static vm_fault_t gate_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void gate_close(struct vm_area_struct *vma)
{
	struct gate *g = vma->vm_private_data;

	memset(&g->pool, 0, sizeof(g->pool));
}
static const struct vm_operations_struct gate_vm_ops = { .fault = gate_fault, .close = gate_close };
static int gate_mmap(struct file *f, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct gate *g = gate_own();

	if (!g || g->pool.vma || vma_pages(vma) < 8)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision "VM_LOCAL_CPU is bit 37 in the posted patch, and so"
	vma->vm_ops = &gate_vm_ops;
	vma->vm_private_data = g;
	g->pool.vma = vma;
	return 0;
}
static void gate_drain(struct gate *g)
{
	struct vm_area_struct *vma;

	mmap_read_lock(current->mm);
	vma = g->pool.vma;
	while (vma && g->pool.filled) {
		zap_vma_ptes(vma, vma->vm_start + g->pool.filled * PAGE_SIZE, PAGE_SIZE);
		g->pool.filled--;
	}
	mmap_read_unlock(current->mm);
}
static int gate_done(struct gate *g)
{
	struct flow *fl = g->active;

	if (!fl)
		return -ENOENT;
	gate_drain(g);
	g->active = NULL;
	up(&fl->finished);
	return 0;
}
static int gate_take(struct gate *g)
{
	struct flow *fl;
	int i, err;

	if (g->active)
		return -EALREADY;
	err = wait_event_killable(g->waiters, READ_ONCE(g->queue));
	if (err)
		return err;
	fl = xchg(&g->queue, NULL);
	if (!fl)
		return -EAGAIN;
	g->active = fl;
	mmap_read_lock(current->mm);
	for (i = 0; g->pool.vma && i < fl->count; i++) {
		if (vmf_insert_pfn(g->pool.vma, g->pool.vma->vm_start + i * PAGE_SIZE,
				   page_to_pfn(fl->pages[i])) & VM_FAULT_ERROR)
			break;
		g->pool.filled++;
	}
	mmap_read_unlock(current->mm);
	if (i == fl->count)
		return fl->count;
	gate_done(g);
	return -EFAULT;
}
static long gate_ioctl(struct file *f, unsigned int cmd, unsigned long arg)
{
	struct gate *g = gate_own();

	if (!g)
		return -EPERM;
	return cmd == 1 ? gate_take(g) : cmd == 2 ? gate_done(g) : -ENOTTY;
}
int gate_push(int cpu, struct page **pages, unsigned int n)
{
	struct flow fl = { .count = min(n, 8u) };
	struct gate *g = gates[cpu];

	memcpy(fl.pages, pages, fl.count * sizeof(*pages));
	sema_init(&fl.finished, 0);
	if (cmpxchg(&g->queue, NULL, &fl))
		return -EBUSY;
	wake_up(&g->waiters);
	down(&fl.finished);
	return 0;
}
EXPORT_SYMBOL(gate_push);
static int __init gate_init(void)
{
	int i;

	for (i = 0; i < nr_cpu_ids; i++) {
		gates[i] = kzalloc(sizeof(**gates), GFP_KERNEL);
		if (!gates[i])
			return -ENOMEM;
		init_waitqueue_head(&gates[i]->waiters);
	}
	return 0;
}
module_init(gate_init);
const struct file_operations gate_fops = { .mmap = gate_mmap, .unlocked_ioctl = gate_ioctl };
