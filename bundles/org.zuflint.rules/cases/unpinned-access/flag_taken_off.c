#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct pew {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int pew_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pew_close(struct vm_area_struct *vma)
{
	struct pew *pew = vma->vm_private_data;

	pew->vma = NULL;
}

static const struct vm_operations_struct pew_vm_ops = {
	.fault = pew_fault,
	.close = pew_close,
};

static int pew_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct pew *pew = file->private_data;

	if (pew->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pew;
	vma->vm_ops = &pew_vm_ops;
	pew->vma = vma;
	return 0;
}

static long pew_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pew *pew = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pew->cpu != smp_processor_id())
		return -EPERM;
	vma = pew->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, pew->pfn);
	if (err)
		return err;
	vma->vm_flags &= ~VM_LOCAL_CPU;  // want: flag-cleared-live want: flag-outside-provider
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations pew_fops = {
	.mmap = pew_mmap,
	.unlocked_ioctl = pew_ioctl,
};
