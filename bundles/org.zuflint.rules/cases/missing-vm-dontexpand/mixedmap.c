#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct rook {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t rook_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rook_close(struct vm_area_struct *vma)
{
	struct rook *rook = vma->vm_private_data;

	rook->vma = NULL;
}

static const struct vm_operations_struct rook_vm_ops = {
	.fault = rook_fault,
	.close = rook_close,
};

static int rook_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rook *rook = file->private_data;

	if (rook->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand warning "nothing sets VM_DONTEXPAND"
	vma->vm_private_data = rook;
	vma->vm_ops = &rook_vm_ops;
	rook->vma = vma;
	return 0;
}

static long rook_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rook *rook = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || rook->cpu != smp_processor_id())
		return -EPERM;
	vma = rook->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations rook_fops = {
	.mmap		= rook_mmap,
	.unlocked_ioctl	= rook_ioctl,
};
