#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

struct seal {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int seal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void seal_close(struct vm_area_struct *vma)
{
	struct seal *seal = vma->vm_private_data;

	seal->vma = NULL;
}

static const struct vm_operations_struct seal_vm_ops = {
	.fault = seal_fault,
	.close = seal_close,
};

static int seal_mmap(struct file *file, struct vm_area_struct *vma)  // context: seal_loop, pinned
{
	struct seal *seal = file->private_data;

	if (seal->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = seal;
	vma->vm_ops = &seal_vm_ops;
	seal->vma = vma;
	return 0;
}

static int seal_loop(void *data)
{
	struct seal *seal = data;

	set_cpus_allowed_ptr(current, cpumask_of(seal->cpu));
	while (!kthread_should_stop()) {
		if (seal->vma)
			zap_vma_ptes(seal->vma, seal->vma->vm_start, PAGE_SIZE);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int seal_open(struct inode *inode, struct file *file)
{
	struct seal *seal = kzalloc(sizeof(*seal), GFP_KERNEL);
	struct task_struct *task;

	if (!seal)
		return -ENOMEM;
	seal->cpu = smp_processor_id();
	task = kthread_run(seal_loop, seal, "seal");
	if (IS_ERR(task))
		return PTR_ERR(task);
	file->private_data = seal;
	return 0;
}

static long seal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct seal *seal = file->private_data;

	if (current->nr_cpus_allowed != 1 || !seal->vma)
		return -EPERM;
	return vm_insert_pfn(seal->vma, seal->vma->vm_start, seal->pfn);
}

static const struct file_operations seal_fops = {
	.mmap		= seal_mmap,
	.open		= seal_open,
	.unlocked_ioctl	= seal_ioctl,
};
