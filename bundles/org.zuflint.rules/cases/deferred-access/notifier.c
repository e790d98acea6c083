#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/reboot.h>

struct bell {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int bell_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bell_close(struct vm_area_struct *vma)
{
	struct bell *bell = vma->vm_private_data;

	bell->vma = NULL;
}

static const struct vm_operations_struct bell_vm_ops = {
	.fault = bell_fault,
	.close = bell_close,
};

static int bell_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4) context: bell_event, unpinned
{
	struct bell *bell = file->private_data;

	if (bell->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bell;
	vma->vm_ops = &bell_vm_ops;
	bell->vma = vma;
	return 0;
}

static struct bell *one_bell;

static int bell_event(struct notifier_block *nb, unsigned long action, void *data)
{
	if (one_bell && one_bell->vma)
		zap_vma_ptes(one_bell->vma, one_bell->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "apart from the operation"
	return NOTIFY_DONE;
}

static struct notifier_block bell_nb = {
	.notifier_call = bell_event,
};

static int bell_open(struct inode *inode, struct file *file)
{
	one_bell = kzalloc(sizeof(*one_bell), GFP_KERNEL);
	if (!one_bell)
		return -ENOMEM;
	file->private_data = one_bell;
	return register_reboot_notifier(&bell_nb);
}

static long bell_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bell *bell = file->private_data;

	if (current->nr_cpus_allowed != 1 || !bell->vma)
		return -EPERM;
	return vm_insert_pfn(bell->vma, bell->vma->vm_start, bell->pfn);
}

static const struct file_operations bell_fops = {
	.mmap		= bell_mmap,
	.open		= bell_open,
	.unlocked_ioctl	= bell_ioctl,
};
