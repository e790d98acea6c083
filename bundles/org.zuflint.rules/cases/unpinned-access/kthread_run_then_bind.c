#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/kthread.h>

struct tuna {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int tuna_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tuna_close(struct vm_area_struct *vma)
{
	struct tuna *tuna = vma->vm_private_data;

	tuna->vma = NULL;
}

static const struct vm_operations_struct tuna_vm_ops = {
	.fault = tuna_fault,
	.close = tuna_close,
};

static int tuna_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tuna *tuna = file->private_data;

	if (tuna->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = tuna;
	vma->vm_ops = &tuna_vm_ops;
	tuna->vma = vma;
	return 0;
}

static int tuna_loop(void *data)
{
	struct tuna *tuna = data;

	while (!kthread_should_stop()) {
		if (tuna->vma)
			zap_vma_ptes(tuna->vma, tuna->vma->vm_start, PAGE_SIZE);  // want: unpinned-access "zap_vma_ptes()"
		schedule_timeout_interruptible(HZ);
	}
	return 0;
}

static int tuna_open(struct inode *inode, struct file *file)
{
	struct tuna *tuna = kzalloc(sizeof(*tuna), GFP_KERNEL);
	struct task_struct *task;

	if (!tuna)
		return -ENOMEM;
	tuna->cpu = smp_processor_id();
	task = kthread_run(tuna_loop, tuna, "tuna");
	if (IS_ERR(task))
		return PTR_ERR(task);
	kthread_bind(task, tuna->cpu);
	file->private_data = tuna;
	return 0;
}

static long tuna_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tuna *tuna = file->private_data;

	if (current->nr_cpus_allowed != 1 || !tuna->vma)
		return -EPERM;
	return vm_insert_pfn(tuna->vma, tuna->vma->vm_start, tuna->pfn);
}

static const struct file_operations tuna_fops = {
	.mmap		= tuna_mmap,
	.open		= tuna_open,
	.unlocked_ioctl	= tuna_ioctl,
};
