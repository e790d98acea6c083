/* A thread for each CPU (smpboot.h), bound to it; who maps cannot leave his, and both look for what it has. */
#include <linux/smpboot.h>
#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/percpu.h>
struct pump { struct vm_area_struct *vma; unsigned long pfn; int cpu; int want; };
static DEFINE_PER_CPU(struct pump, pumps);
static DEFINE_PER_CPU(struct task_struct *, pump_task);
static int pump_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void pump_close(struct vm_area_struct *vma) { struct pump *p = vma->vm_private_data; p->vma = NULL; }
static const struct vm_operations_struct pump_vm_ops = { .fault = pump_fault, .close = pump_close };
static int pump_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct pump *p;
	if (!is_percpu_thread())
		return -EPERM;
	p = this_cpu_ptr(&pumps);
	if (p->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &pump_vm_ops;
	vma->vm_private_data = p;
	p->vma = vma;
	return 0;
}
static int pump_should_run(unsigned int cpu)
{
	return per_cpu(pumps, cpu).want;
}
static void pump_run(unsigned int cpu)
{
	struct pump *p = this_cpu_ptr(&pumps);
	if (!p->vma)
		return;
	if (vm_insert_pfn(p->vma, p->vma->vm_start, p->pfn))
		return;
	zap_vma_ptes(p->vma, p->vma->vm_start, PAGE_SIZE);
	p->want = 0;
}
static struct smp_hotplug_thread pump_threads = {
	.store = &pump_task,
	.thread_should_run = pump_should_run,
	.thread_fn = pump_run,
	.thread_comm = "pump/%u",
};
static const struct file_operations pump_fops = { .mmap = pump_mmap };
static int __init pump_init(void) { return smpboot_register_percpu_thread(&pump_threads); }
module_init(pump_init);
