#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ant {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int ant_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ant_close(struct vm_area_struct *vma)
{
	struct ant *ant = vma->vm_private_data;

	ant->vma = NULL;
}

static const struct vm_operations_struct ant_vm_ops = {
	.fault = ant_fault,
	.close = ant_close,
};

static int ant_mmap(struct file *file, struct vm_area_struct *vma)  // fact: no flag VM_DONTCOPY; flag VM_PFNMAP
{
	struct ant *ant = file->private_data;

	if (ant->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTCOPY;
	vma->vm_flags = VM_SHARED | VM_MAYSHARE | VM_PFNMAP | VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "nothing sets VM_DONTCOPY"
	vma->vm_private_data = ant;
	vma->vm_ops = &ant_vm_ops;
	ant->vma = vma;
	return 0;
}

static long ant_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ant *ant = file->private_data;
	struct vm_area_struct *vma = ant->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, ant->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ant_fops = {
	.mmap		= ant_mmap,
	.unlocked_ioctl	= ant_ioctl,
};
