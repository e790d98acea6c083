#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gong {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int gong_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gong_close(struct vm_area_struct *vma)
{
	struct gong *gong = vma->vm_private_data;

	gong->vma = NULL;
}

static const struct vm_operations_struct gong_vm_ops = {
	.fault = gong_fault,
	.close = gong_close,
};

static int gong_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gong *gong = file->private_data;

	if (gong->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gong;
	vma->vm_ops = &gong_vm_ops;
	gong->vma = vma;
	return 0;
}

static long gong_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gong *gong = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1)
		pr_warn("gong: caller is not pinned\n");
	if (!gong->vma)
		return -ENXIO;
	err = vm_insert_pfn(gong->vma, gong->vma->vm_start, gong->pfn);  // want: unpinned-access warning "vm_insert_pfn() on"
	if (err)
		return err;
	zap_vma_ptes(gong->vma, gong->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes() on"
	return 0;
}

static const struct file_operations gong_fops = {
	.mmap		= gong_mmap,
	.unlocked_ioctl	= gong_ioctl,
};
