#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct puck {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct task_struct *task;
};

static int puck_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct puck_vm_ops = {
	.fault = puck_refuse,
};

static int puck_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct puck *puck = filp->private_data;

	if (puck->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &puck_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	puck->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long puck_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct puck *puck = filp->private_data;
	int err;

	if (!puck->vma)
		return -ENXIO;
	err = set_cpus_allowed_ptr(puck->task, cpumask_of(puck->cpu));
	if (err)
		return err;
	err = vm_insert_pfn(puck->vma, puck->vma->vm_start, puck->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(puck->vma, puck->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	return err;
}

const struct file_operations puck_fops = {
	.mmap		= puck_mmap,
	.unlocked_ioctl	= puck_ioctl,
};
