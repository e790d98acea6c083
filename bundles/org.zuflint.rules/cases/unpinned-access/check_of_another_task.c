#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* That some task is pinned says nothing of the one that runs. */
struct aunt {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct task_struct *task;
};

static int aunt_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct aunt_vm_ops = {
	.fault = aunt_refuse,
};

static int aunt_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct aunt *aunt = filp->private_data;

	if (aunt->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &aunt_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	aunt->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long aunt_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct aunt *aunt = filp->private_data;
	int err;

	if (!aunt->vma)
		return -ENXIO;
	if (aunt->task->nr_cpus_allowed != 1)
		return -EPERM;
	err = vm_insert_pfn(aunt->vma, aunt->vma->vm_start, aunt->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(aunt->vma, aunt->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	return err;
}

const struct file_operations aunt_fops = {
	.mmap		= aunt_mmap,
	.unlocked_ioctl	= aunt_ioctl,
};
