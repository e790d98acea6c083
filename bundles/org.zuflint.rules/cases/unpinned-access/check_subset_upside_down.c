#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct roost {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int roost_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void roost_close(struct vm_area_struct *vma)
{
	struct roost *roost = vma->vm_private_data;

	roost->vma = NULL;
}

static const struct vm_operations_struct roost_vm_ops = {
	.fault = roost_fault,
	.close = roost_close,
};

static int roost_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct roost *roost = file->private_data;

	if (roost->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = roost;
	vma->vm_ops = &roost_vm_ops;
	roost->vma = vma;
	return 0;
}

/* That the CPU is among those allowed says nothing. */
static long roost_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct roost *roost = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (!cpumask_subset(cpumask_of(roost->cpu), &current->cpus_allowed))
		return -EPERM;
	vma = roost->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, roost->pfn);  // want: unpinned-access
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: unpinned-access
	return err;
}

static const struct file_operations roost_fops = {
	.mmap = roost_mmap,
	.unlocked_ioctl = roost_ioctl,
};
