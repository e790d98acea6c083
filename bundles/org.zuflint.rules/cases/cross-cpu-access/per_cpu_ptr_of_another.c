#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/percpu.h>

struct glen {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static struct glen * __percpu *glens;

static int glen_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct glen_vm_ops = {
	.fault = glen_fault,
};

static int glen_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct glen *glen = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (glen->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &glen_vm_ops;
	glen->vma = vma;  // want: stored-vma-outlives-mapping
	glen->cpu = smp_processor_id();
	*this_cpu_ptr(glens) = glen;
	return 0;
}

static void glen_clear(struct glen *glen)
{
	if (glen->vma)
		zap_vma_ptes(glen->vma, glen->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error
}

static long glen_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct glen *other;
	unsigned int cpu;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	for_each_possible_cpu(cpu) {
		other = *per_cpu_ptr(glens, cpu);
		if (!other)
			continue;
		glen_clear(other);
	}
	return 0;
}

const struct file_operations glen_fops = {
	.mmap		= glen_mmap,
	.unlocked_ioctl	= glen_ioctl,
};
