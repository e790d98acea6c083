#include <linux/fs.h>
#include <linux/kthread.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The thread is nobody's in particular: two regions do not make it one CPU's. */

struct stoat {
	struct vm_area_struct *vma;
	struct task_struct *task;
	unsigned long pfn;
};

static int stoat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct stoat_vm_ops = { .fault = stoat_fault };

static int stoat_loop(void *data)
{
	struct stoat *stoat = data;

	while (!kthread_should_stop()) {
		migrate_disable();
		vm_insert_pfn(stoat->vma, stoat->vma->vm_start, stoat->pfn);  // want: migration-window error "preemption is off only since"
		migrate_enable();
		schedule_timeout_interruptible(HZ);
		migrate_disable();
		zap_vma_ptes(stoat->vma, stoat->vma->vm_start, PAGE_SIZE);  // want: migration-window error
		migrate_enable();
	}
	return 0;
}

static int stoat_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2)
{
	struct stoat *stoat = file->private_data;

	if (stoat->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &stoat_vm_ops;
	stoat->vma = vma;  // want: stored-vma-outlives-mapping
	stoat->task = kthread_run(stoat_loop, stoat, "stoat");
	return PTR_ERR_OR_ZERO(stoat->task);
}

const struct file_operations stoat_fops = { .mmap = stoat_mmap };
