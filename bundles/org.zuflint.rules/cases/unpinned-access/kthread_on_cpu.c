#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

struct newt {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int newt_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void newt_close(struct vm_area_struct *vma)
{
	struct newt *newt = vma->vm_private_data;

	newt->vma = NULL;
}

static const struct vm_operations_struct newt_vm_ops = {
	.fault = newt_fault,
	.close = newt_close,
};

static int newt_mmap(struct file *file, struct vm_area_struct *vma)  // context: newt_loop, pinned
{
	struct newt *newt = file->private_data;

	if (newt->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = newt;
	vma->vm_ops = &newt_vm_ops;
	newt->vma = vma;
	return 0;
}

static int newt_loop(void *data)
{
	struct newt *newt = data;

	while (!kthread_should_stop()) {
		if (newt->vma)
			zap_vma_ptes(newt->vma, newt->vma->vm_start, PAGE_SIZE);
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int newt_open(struct inode *inode, struct file *file)
{
	struct newt *newt = kzalloc(sizeof(*newt), GFP_KERNEL);
	struct task_struct *task;

	if (!newt)
		return -ENOMEM;
	newt->cpu = smp_processor_id();
	task = kthread_create_on_cpu(newt_loop, newt, newt->cpu, "newt/%u");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wake_up_process(task);
	file->private_data = newt;
	return 0;
}

static long newt_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct newt *newt = file->private_data;

	if (current->nr_cpus_allowed != 1 || !newt->vma)
		return -EPERM;
	return vm_insert_pfn(newt->vma, newt->vma->vm_start, newt->pfn);
}

static const struct file_operations newt_fops = {
	.mmap		= newt_mmap,
	.open		= newt_open,
	.unlocked_ioctl	= newt_ioctl,
};
