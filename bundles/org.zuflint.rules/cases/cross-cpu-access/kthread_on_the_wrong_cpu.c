#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/kthread.h>

struct heath {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int heath_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct heath_vm_ops = {
	.fault = heath_fault,
};

static int heath_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct heath *heath = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (heath->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &heath_vm_ops;
	heath->vma = vma;  // want: stored-vma-outlives-mapping
	heath->cpu = smp_processor_id();
	return 0;
}

/* Pinned, but to CPU 0 and not to the owner's. */
static int heath_loop(void *data)
{
	struct heath *heath = data;

	while (!kthread_should_stop()) {
		if (heath->vma)
			zap_vma_ptes(heath->vma, heath->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int heath_open(struct inode *inode, struct file *file)
{
	struct heath *heath = kzalloc(sizeof(*heath), GFP_KERNEL);
	struct task_struct *task;

	if (!heath)
		return -ENOMEM;
	task = kthread_create(heath_loop, heath, "heath");
	if (IS_ERR(task))
		return PTR_ERR(task);
	kthread_bind(task, 0);
	wake_up_process(task);
	file->private_data = heath;
	return 0;
}

static long heath_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct heath *heath = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || heath->cpu != smp_processor_id())
		return -EPERM;
	if (!heath->vma)
		return -ENXIO;
	err = vm_insert_pfn(heath->vma, heath->vma->vm_start, heath->pfn);
	return err;
}

const struct file_operations heath_fops = {
	.mmap		= heath_mmap,
	.open		= heath_open,
	.unlocked_ioctl	= heath_ioctl,
};
