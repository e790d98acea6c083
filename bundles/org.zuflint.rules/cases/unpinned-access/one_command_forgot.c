#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pair {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int pair_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pair_close(struct vm_area_struct *vma)
{
	struct pair *pair = vma->vm_private_data;

	pair->vma = NULL;
}

static const struct vm_operations_struct pair_vm_ops = {
	.fault = pair_fault,
	.close = pair_close,
};

static int pair_mmap(struct file *file, struct vm_area_struct *vma)  // context: PAIR_PUT, pinned context: PAIR_DROP, unknown verdict: unproven(C2)
{
	struct pair *pair = file->private_data;

	if (pair->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pair;
	vma->vm_ops = &pair_vm_ops;
	pair->vma = vma;
	return 0;
}

#define PAIR_PUT	_IO('P', 1)
#define PAIR_DROP	_IO('P', 2)

static long pair_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pair *pair = file->private_data;

	if (!pair->vma)
		return -ENXIO;
	switch (cmd) {
	case PAIR_PUT:
		if (current->nr_cpus_allowed != 1)
			return -EPERM;
		return vm_insert_pfn(pair->vma, pair->vma->vm_start + arg, pair->pfn);
	case PAIR_DROP:
		zap_vma_ptes(pair->vma, pair->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "PAIR_DROP"
		return 0;
	}
	return -ENOTTY;
}

static const struct file_operations pair_fops = {
	.mmap		= pair_mmap,
	.unlocked_ioctl	= pair_ioctl,
};
