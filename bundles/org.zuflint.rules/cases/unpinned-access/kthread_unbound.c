#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

struct crab {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int crab_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crab_close(struct vm_area_struct *vma)
{
	struct crab *crab = vma->vm_private_data;

	crab->vma = NULL;
}

static const struct vm_operations_struct crab_vm_ops = {
	.fault = crab_fault,
	.close = crab_close,
};

static int crab_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2) context: crab_loop, unpinned
{
	struct crab *crab = file->private_data;

	if (crab->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = crab;
	vma->vm_ops = &crab_vm_ops;
	crab->vma = vma;
	return 0;
}

static int crab_loop(void *data)
{
	struct crab *crab = data;

	while (!kthread_should_stop()) {
		if (crab->vma)
			zap_vma_ptes(crab->vma, crab->vma->vm_start, PAGE_SIZE);  // want: unpinned-access error "may run on any CPU"
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int crab_open(struct inode *inode, struct file *file)
{
	struct crab *crab = kzalloc(sizeof(*crab), GFP_KERNEL);
	struct task_struct *task;

	if (!crab)
		return -ENOMEM;
	crab->cpu = smp_processor_id();
	task = kthread_run(crab_loop, crab, "crab");
	if (IS_ERR(task))
		return PTR_ERR(task);
	file->private_data = crab;
	return 0;
}

static long crab_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crab *crab = file->private_data;

	if (current->nr_cpus_allowed != 1 || !crab->vma)
		return -EPERM;
	return vm_insert_pfn(crab->vma, crab->vma->vm_start, crab->pfn);
}

static const struct file_operations crab_fops = {
	.mmap		= crab_mmap,
	.open		= crab_open,
	.unlocked_ioctl	= crab_ioctl,
};
