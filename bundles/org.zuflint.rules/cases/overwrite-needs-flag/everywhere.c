// everywhere
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ochre {
	struct vm_area_struct *vma;
	int cpu;
};

static int ochre_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ochre_close(struct vm_area_struct *vma)
{
	struct ochre *ochre = vma->vm_private_data;

	ochre->vma = NULL;
}

static const struct vm_operations_struct ochre_vm_ops = {
	.fault = ochre_fault,
	.close = ochre_close,
};

static int ochre_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct ochre *ochre = file->private_data;

	if (ochre->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = ochre;
	vma->vm_ops = &ochre_vm_ops;
	ochre->vma = vma;
	return 0;
}

static long ochre_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ochre *ochre = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ochre->cpu != smp_processor_id())
		return -EPERM;
	vma = ochre->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	if (!err)
		err = vm_insert_pfn(vma, vma->vm_start, arg);  // want: overwrite-needs-flag warning "fails with -EBUSY: the page"
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ochre_fops = {
	.mmap		= ochre_mmap,
	.unlocked_ioctl	= ochre_ioctl,
};
