#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/workqueue.h>

/* A worker loses its CPU when that goes offline. */
struct task {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct work_struct sweep;
};

static int task_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct task_vm_ops = {
	.fault = task_refuse,
};

static int task_mmap(struct file *filp, struct vm_area_struct *vma)  // context: task_sweep, deferred
{
	struct task *task = filp->private_data;

	if (task->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &task_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	task->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static void task_sweep(struct work_struct *work)
{
	struct task *task = container_of(work, struct task, sweep);

	zap_vma_ptes(task->vma, task->vma->vm_start, PAGE_SIZE);  // want: deferred-access "zap_vma_ptes()"
}

static int task_open(struct inode *inode, struct file *filp)
{
	struct task *task = kzalloc(sizeof(*task), GFP_KERNEL);

	if (!task)
		return -ENOMEM;
	INIT_WORK(&task->sweep, task_sweep);
	filp->private_data = task;
	return 0;
}

static long task_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct task *task = filp->private_data;

	schedule_work_on(task->cpu, &task->sweep);
	return 0;
}

const struct file_operations task_fops = {
	.mmap		= task_mmap,
	.open		= task_open,
	.unlocked_ioctl	= task_ioctl,
};
