#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

struct clam {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int clam_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void clam_close(struct vm_area_struct *vma)
{
	struct clam *clam = vma->vm_private_data;

	clam->vma = NULL;
}

static const struct vm_operations_struct clam_vm_ops = {
	.fault = clam_fault,
	.close = clam_close,
};

static int clam_mmap(struct file *file, struct vm_area_struct *vma)  // context: clam_loop, pinned
{
	struct clam *clam = file->private_data;

	if (clam->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = clam;
	vma->vm_ops = &clam_vm_ops;
	clam->vma = vma;
	return 0;
}

static int clam_loop(void *data)
{
	struct clam *clam = data;

	while (!kthread_should_stop()) {
		if (clam->vma)
			zap_vma_ptes(clam->vma, clam->vma->vm_start, PAGE_SIZE);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int clam_open(struct inode *inode, struct file *file)
{
	struct clam *clam = kzalloc(sizeof(*clam), GFP_KERNEL);
	struct task_struct *task;

	if (!clam)
		return -ENOMEM;
	clam->cpu = smp_processor_id();
	task = kthread_create(clam_loop, clam, "clam/%d", clam->cpu);
	if (IS_ERR(task))
		return PTR_ERR(task);
	kthread_bind(task, clam->cpu);
	wake_up_process(task);
	file->private_data = clam;
	return 0;
}

static long clam_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct clam *clam = file->private_data;

	if (current->nr_cpus_allowed != 1 || !clam->vma)
		return -EPERM;
	return vm_insert_pfn(clam->vma, clam->vma->vm_start, clam->pfn);
}

static const struct file_operations clam_fops = {
	.mmap		= clam_mmap,
	.open		= clam_open,
	.unlocked_ioctl	= clam_ioctl,
};
