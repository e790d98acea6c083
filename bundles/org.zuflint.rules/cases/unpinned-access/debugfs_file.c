#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/debugfs.h>

struct spy {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int spy_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void spy_close(struct vm_area_struct *vma)
{
	struct spy *spy = vma->vm_private_data;

	spy->vma = NULL;
}

static const struct vm_operations_struct spy_vm_ops = {
	.fault = spy_fault,
	.close = spy_close,
};

static int spy_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2)
{
	struct spy *spy = file->private_data;

	if (spy->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = spy;
	vma->vm_ops = &spy_vm_ops;
	spy->vma = vma;
	return 0;
}

static struct spy *last_spy;

static ssize_t spy_flush_write(struct file *file, const char __user *buf, size_t len, loff_t *pos)
{
	struct spy *spy = last_spy;

	if (spy && spy->vma)
		zap_vma_ptes(spy->vma, spy->vma->vm_start, PAGE_SIZE);  // want: unpinned-access error "may run on any CPU"
	return len;
}

static const struct file_operations spy_flush_fops = {
	.open	= simple_open,
	.write	= spy_flush_write,
};

static int spy_open(struct inode *inode, struct file *file)
{
	last_spy = kzalloc(sizeof(*last_spy), GFP_KERNEL);
	file->private_data = last_spy;
	return last_spy ? 0 : -ENOMEM;
}

static int __init spy_init(void)
{
	debugfs_create_file("flush", 0200, NULL, NULL, &spy_flush_fops);
	return 0;
}
module_init(spy_init);

static long spy_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct spy *spy = file->private_data;

	if (current->nr_cpus_allowed != 1 || !spy->vma)
		return -EPERM;
	return vm_insert_pfn(spy->vma, spy->vma->vm_start, spy->pfn);
}

static const struct file_operations spy_fops = {
	.mmap		= spy_mmap,
	.open		= spy_open,
	.unlocked_ioctl	= spy_ioctl,
};
