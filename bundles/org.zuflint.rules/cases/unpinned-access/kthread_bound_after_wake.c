#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

/* kthread_bind() waits for a thread that has not started; this one has. */
struct carp {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int carp_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void carp_close(struct vm_area_struct *vma)
{
	struct carp *carp = vma->vm_private_data;

	carp->vma = NULL;
}

static const struct vm_operations_struct carp_vm_ops = {
	.fault = carp_fault,
	.close = carp_close,
};

static int carp_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct carp *carp = file->private_data;

	if (carp->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = carp;
	vma->vm_ops = &carp_vm_ops;
	carp->vma = vma;
	return 0;
}

static int carp_loop(void *data)
{
	struct carp *carp = data;

	while (!kthread_should_stop()) {
		if (carp->vma)
			zap_vma_ptes(carp->vma, carp->vma->vm_start, PAGE_SIZE);  // want: unpinned-access "zap_vma_ptes()"
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int carp_open(struct inode *inode, struct file *file)
{
	struct carp *carp = kzalloc(sizeof(*carp), GFP_KERNEL);
	struct task_struct *task;

	if (!carp)
		return -ENOMEM;
	carp->cpu = smp_processor_id();
	task = kthread_create(carp_loop, carp, "carp");
	if (IS_ERR(task))
		return PTR_ERR(task);
	wake_up_process(task);
	kthread_bind(task, carp->cpu);
	file->private_data = carp;
	return 0;
}

static long carp_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct carp *carp = file->private_data;

	if (current->nr_cpus_allowed != 1 || !carp->vma)
		return -EPERM;
	return vm_insert_pfn(carp->vma, carp->vma->vm_start, carp->pfn);
}

static const struct file_operations carp_fops = {
	.mmap		= carp_mmap,
	.open		= carp_open,
	.unlocked_ioctl	= carp_ioctl,
};
