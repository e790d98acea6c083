#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rye {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int rye_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rye_close(struct vm_area_struct *vma)
{
	struct rye *rye = vma->vm_private_data;

	rye->vma = NULL;
}

static const struct vm_operations_struct rye_vm_ops = {
	.fault = rye_fault,
	.close = rye_close,
};

static int rye_mmap(struct file *file, struct vm_area_struct *vma)  // fact: no flag VM_PFNMAP; flag VM_DONTCOPY
{
	struct rye *rye = file->private_data;

	if (rye->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-pfnmap "zap_vma_ptes()" want: missing-vm-pfnmap "vm_insert_pfn()"
	vma->vm_flags &= ~(VM_PFNMAP | VM_MAYEXEC);
	vma->vm_private_data = rye;
	vma->vm_ops = &rye_vm_ops;
	rye->vma = vma;
	return 0;
}

static long rye_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rye *rye = file->private_data;
	struct vm_area_struct *vma = rye->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, rye->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations rye_fops = {
	.mmap		= rye_mmap,
	.unlocked_ioctl	= rye_ioctl,
};
