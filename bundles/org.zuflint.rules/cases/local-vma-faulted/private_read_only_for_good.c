#include <linux/mm.h>
#include <linux/fs.h>
#include <linux/sched.h>
#include <linux/slab.h>
struct dale {
	int cpu;
	struct vm_area_struct *area;
	struct page *page;
	unsigned long pfn;
};
static int dale_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void dale_close(struct vm_area_struct *vma)
{
	struct dale *d = vma->vm_private_data;

	d->area = NULL;
}
static const struct vm_operations_struct dale_vm_ops = {
	.fault = dale_fault,
	.close = dale_close,
};
static int dale_door(struct dale *d)
{
	return current->nr_cpus_allowed == 1 && d->cpu == smp_processor_id() ? 0 : -EPERM;
}
static int dale_mmap(struct file *file, struct vm_area_struct *vma) // verdict: verified
{
	struct dale *d = file->private_data;

	if (dale_door(d))
		return -EPERM;
	if (d->area)
		return -EBUSY;
	if (vma->vm_flags & VM_WRITE)
		return -EPERM;
	vma->vm_flags &= ~VM_MAYWRITE;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &dale_vm_ops;
	vma->vm_private_data = d;
	d->area = vma;
	return 0;
}
static long dale_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct dale *d = file->private_data;
	struct vm_area_struct *v = d->area;
	int err;

	if (dale_door(d))
		return -EPERM;
	if (!v)
		return -ENXIO;
	err = remap_pfn_range(v, v->vm_start, d->pfn, v->vm_end - v->vm_start, v->vm_page_prot);
	zap_vma_ptes(v, v->vm_start, v->vm_end - v->vm_start);
	return err;
}
static int dale_open(struct inode *inode, struct file *file)
{
	struct dale *d = kzalloc(sizeof(*d), GFP_KERNEL);

	if (!d)
		return -ENOMEM;
	d->cpu = smp_processor_id();
	file->private_data = d;
	return 0;
}
static const struct file_operations dale_fops = {
	.open = dale_open,
	.mmap = dale_mmap,
	.unlocked_ioctl = dale_ioctl,
};
