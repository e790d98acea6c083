// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct fork {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static vm_fault_t fork_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void fork_close(struct vm_area_struct *vma)
{
	struct fork *fork = vma->vm_private_data;

	fork->vma = NULL;
}

static const struct vm_operations_struct fork_vm_ops = {
	.fault = fork_fault,
	.close = fork_close,
};

static int fork_mmap(struct file *file, struct vm_area_struct *vma)  // context: fork_ioctl, pinned
{
	struct fork *fork = file->private_data;

	if (fork->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: flag-bit-collision
	vma->vm_private_data = fork;
	vma->vm_ops = &fork_vm_ops;
	fork->vma = vma;
	return 0;
}

static long fork_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct fork *fork = file->private_data;
	int err;

	if (!cpumask_equal(current->cpus_ptr, cpumask_of(fork->cpu)))
		return -EINVAL;
	if (!fork->vma)
		return -ENXIO;
	err = vmf_insert_pfn(fork->vma, fork->vma->vm_start, fork->pfn);
	if (err != VM_FAULT_NOPAGE)
		return -EFAULT;
	zap_vma_ptes(fork->vma, fork->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations fork_fops = {
	.mmap		= fork_mmap,
	.unlocked_ioctl	= fork_ioctl,
};
