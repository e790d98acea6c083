#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Not the vma, but how to find it again. */
struct peg {
	unsigned long start;
	struct mm_struct *mm;
	int cpu;
};

static int peg_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void peg_close(struct vm_area_struct *vma)
{
	struct peg *peg = vma->vm_private_data;

	peg->start = 0;
}

static const struct vm_operations_struct peg_vm_ops = {
	.fault = peg_fault,
	.close = peg_close,
};

static int peg_mmap(struct file *file, struct vm_area_struct *vma)  // fact: no store
{
	struct peg *peg = file->private_data;

	peg->start = vma->vm_start;
	peg->mm = vma->vm_mm;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = peg;
	vma->vm_ops = &peg_vm_ops;
	return 0;
}

static long peg_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct peg *peg = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || peg->cpu != smp_processor_id())
		return -EPERM;
	vma = find_vma(peg->mm, peg->start);
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations peg_fops = {
	.mmap		= peg_mmap,
	.unlocked_ioctl	= peg_ioctl,
};
