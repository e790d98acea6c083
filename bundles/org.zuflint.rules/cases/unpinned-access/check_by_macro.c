#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#define MINT_ONLY_PINNED()				\
	do {						\
		if (current->nr_cpus_allowed != 1)	\
			return -EPERM;			\
	} while (0)

struct mint {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int mint_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void mint_close(struct vm_area_struct *vma)
{
	struct mint *mint = vma->vm_private_data;

	mint->vma = NULL;
}

static const struct vm_operations_struct mint_vm_ops = {
	.fault = mint_fault,
	.close = mint_close,
};

static int mint_mmap(struct file *file, struct vm_area_struct *vma)  // context: mint_ioctl, pinned
{
	struct mint *mint = file->private_data;

	if (mint->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = mint;
	vma->vm_ops = &mint_vm_ops;
	mint->vma = vma;
	return 0;
}

static long mint_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct mint *mint = file->private_data;
	int err;

	MINT_ONLY_PINNED();
	if (!mint->vma)
		return -ENXIO;
	err = vm_insert_pfn(mint->vma, mint->vma->vm_start, mint->pfn);
	if (err)
		return err;
	zap_vma_ptes(mint->vma, mint->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations mint_fops = {
	.mmap		= mint_mmap,
	.unlocked_ioctl	= mint_ioctl,
};
