#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* vma_to_resize() refuses to grow a PFNMAP vma, whatever else is set. */
struct wren {
	struct vm_area_struct *vma;
	int cpu;
};

static int wren_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wren_close(struct vm_area_struct *vma)
{
	struct wren *wren = vma->vm_private_data;

	wren->vma = NULL;
}

static const struct vm_operations_struct wren_vm_ops = {
	.fault = wren_fault,
	.close = wren_close,
};

static int wren_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct wren *wren = file->private_data;

	if (wren->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = wren;
	vma->vm_ops = &wren_vm_ops;
	wren->vma = vma;
	return 0;
}

static long wren_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wren *wren = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || wren->cpu != smp_processor_id())
		return -EPERM;
	vma = wren->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations wren_fops = {
	.mmap		= wren_mmap,
	.unlocked_ioctl	= wren_ioctl,
};
