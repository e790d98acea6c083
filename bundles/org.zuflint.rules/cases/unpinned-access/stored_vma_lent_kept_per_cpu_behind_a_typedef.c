#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/module.h>
typedef struct vm_area_struct *window_t;
static DEFINE_PER_CPU(window_t, area);
struct fold {
	int cpu;
	struct vm_area_struct *win;
	unsigned long pfn;
};
static int fold_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void fold_close(struct vm_area_struct *vma)
{
	struct fold *e = vma->vm_private_data;

	this_cpu_write(area, NULL);
}
static int fold_stay(struct vm_area_struct *vma) { return -EINVAL; }
static int fold_whole(struct vm_area_struct *vma, unsigned long at) { return -EINVAL; }
static const struct vm_operations_struct fold_vm_ops = {
	.fault = fold_fault,
	.close = fold_close,
	.mremap = fold_stay,
	.split = fold_whole,
};
static int fold_door(struct fold *e)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (e->cpu != smp_processor_id())
		return -EXDEV;
	return 0;
}

static long fold_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fold *e = file->private_data;
	struct vm_area_struct *v;
	int err;

	if (fold_door(e))
		return -EPERM;
	v = this_cpu_read(area);
	if (!v)
		return -ENXIO;
	err = vm_insert_pfn(v, v->vm_start, e->pfn);
	zap_vma_ptes(v, v->vm_start, PAGE_SIZE);
	return err;
}
static int fold_mmap(struct file *file, struct vm_area_struct *vma) // verdict: unproven(C1)
{
	struct fold *e = file->private_data;

	if (fold_door(e))
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED) || vma->vm_end - vma->vm_start != PAGE_SIZE)
		return -EINVAL;
	if (this_cpu_read(area))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &fold_vm_ops;
	vma->vm_private_data = e;
	this_cpu_write(area, vma);
	return 0;
}
static int fold_open(struct inode *inode, struct file *file)
{
	struct fold *e = kzalloc(sizeof(*e), GFP_KERNEL);

	if (!e)
		return -ENOMEM;
	e->cpu = smp_processor_id();
	file->private_data = e;
	return 0;
}
static ssize_t fold_read(struct file *file, char __user *buf, size_t n, loff_t *pos)
{
	struct fold *e = file->private_data;

	mirror_fill(per_cpu(area, 1), n);
	return 0;
}
static int fold_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}
static const struct file_operations fold_fops = {
	.owner = THIS_MODULE,
	.open = fold_open,
	.release = fold_release,
	.read = fold_read,
	.mmap = fold_mmap,
	.unlocked_ioctl = fold_ioctl,
};
