#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct moth {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct timer_list timer;
};

static int moth_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void moth_close(struct vm_area_struct *vma)
{
	struct moth *moth = vma->vm_private_data;

	moth->vma = NULL;
}

static const struct vm_operations_struct moth_vm_ops = {
	.fault = moth_fault,
	.close = moth_close,
};

static int moth_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: moth_expire, unpinned, deferred
{
	struct moth *moth = file->private_data;

	if (moth->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = moth;
	vma->vm_ops = &moth_vm_ops;
	moth->vma = vma;
	return 0;
}

static void moth_expire(struct timer_list *t)
{
	struct moth *moth = from_timer(moth, t, timer);

	zap_vma_ptes(moth->vma, moth->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "apart from the operation"
}

static int moth_open(struct inode *inode, struct file *file)
{
	struct moth *moth = kzalloc(sizeof(*moth), GFP_KERNEL);

	if (!moth)
		return -ENOMEM;
	timer_setup(&moth->timer, moth_expire, 0);
	file->private_data = moth;
	return 0;
}

static long moth_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct moth *moth = file->private_data;

	if (current->nr_cpus_allowed != 1 || !moth->vma)
		return -EPERM;
	mod_timer(&moth->timer, jiffies + HZ);
	return vm_insert_pfn(moth->vma, moth->vma->vm_start, moth->pfn);
}

static const struct file_operations moth_fops = {
	.mmap		= moth_mmap,
	.open		= moth_open,
	.unlocked_ioctl	= moth_ioctl,
};
