#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* vm_insert_page() sets VM_MIXEDMAP by itself. */
struct ray {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int ray_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ray_close(struct vm_area_struct *vma)
{
	struct ray *ray = vma->vm_private_data;

	ray->vma = NULL;
}

static const struct vm_operations_struct ray_vm_ops = {
	.fault = ray_fault,
	.close = ray_close,
};

static int ray_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ray *ray = file->private_data;

	if (ray->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "VM_MIXEDMAP"
	vma->vm_private_data = ray;
	vma->vm_ops = &ray_vm_ops;
	ray->vma = vma;
	return 0;
}

static long ray_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ray *ray = file->private_data;
	struct vm_area_struct *vma = ray->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_page(vma, vma->vm_start, ray->page);
	unmap_mapping_range(file->f_mapping, 0, PAGE_SIZE, 1);
	return err;
}

const struct file_operations ray_fops = {
	.mmap		= ray_mmap,
	.unlocked_ioctl	= ray_ioctl,
};
