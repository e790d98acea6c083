#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/completion.h>

struct gong {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
	struct completion done;
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

static int gong_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C4)
{
	struct gong *gong = file->private_data;

	if (current->nr_cpus_allowed != 1 || gong->cpu != smp_processor_id())
		return -EPERM;
	if (gong->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = gong;
	vma->vm_ops = &gong_vm_ops;
	gong->vma = vma;
	return 0;
}

static long gong_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gong *gong = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || gong->cpu != smp_processor_id())
		return -EPERM;
	if (!gong->vma)
		return -ENXIO;
	err = vm_insert_pfn(gong->vma, gong->vma->vm_start, page_to_pfn(gong->page));
	if (!err && signal_pending(current)) {
		complete(&gong->done);
		return -EINTR;
	}
	zap_vma_ptes(gong->vma, gong->vma->vm_start, PAGE_SIZE);
	complete(&gong->done);
	return err;
}

const struct file_operations gong_fops = {
	.mmap		= gong_mmap,
	.unlocked_ioctl	= gong_ioctl,
};
