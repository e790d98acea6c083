#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bream {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	int nr;
};

static int bream_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bream_close(struct vm_area_struct *vma)
{
	struct bream *bream = vma->vm_private_data;

	bream->vma = NULL;
}

static const struct vm_operations_struct bream_vm_ops = {
	.fault = bream_fault,
	.close = bream_close,
};

static int bream_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct bream *bream = file->private_data;

	if (current->nr_cpus_allowed != 1 || bream->cpu != smp_processor_id())
		return -EPERM;
	if (bream->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bream;
	vma->vm_ops = &bream_vm_ops;
	bream->vma = vma;
	return 0;
}

static long bream_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bream *bream = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || bream->cpu != smp_processor_id())
		return -EPERM;
	if (!bream->vma)
		return -ENXIO;
	unsigned long addr = bream->vma->vm_start;
	int i;

	for (i = 0; i < bream->nr; i++, addr += PAGE_SIZE) {
		err = vm_insert_pfn(bream->vma, addr, bream->pfn + i);
		if (err)
			return err;  // want: missing-zap-on-path warning "leaves here"
	}
	zap_vma_ptes(bream->vma, bream->vma->vm_start, bream->nr * PAGE_SIZE);
	return 0;
}

static const struct file_operations bream_fops = {
	.mmap		= bream_mmap,
	.unlocked_ioctl	= bream_ioctl,
};
