#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct stall {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static DEFINE_PER_CPU(struct stall *, stalls);

static int stall_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void stall_close(struct vm_area_struct *vma)
{
	struct stall *stall = vma->vm_private_data;

	stall->vma = NULL;
}

static const struct vm_operations_struct stall_vm_ops = {
	.fault = stall_fault,
	.close = stall_close,
};

static int stall_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct stall *stall = file->private_data;

	if (stall->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = stall;
	vma->vm_ops = &stall_vm_ops;
	stall->vma = vma;
	return 0;
}

/* A member of its own object says which, but it is not the CPU that was compared. */
static long stall_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct stall *stall = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || stall->cpu != smp_processor_id())
		return -EPERM;
	if (stall->shown)
		stall = per_cpu(stalls, stall->shown);
	vma = stall->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, stall->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations stall_fops = {
	.mmap = stall_mmap,
	.unlocked_ioctl = stall_ioctl,
};
