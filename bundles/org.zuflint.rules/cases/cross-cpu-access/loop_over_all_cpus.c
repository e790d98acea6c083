#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/percpu.h>

struct fjord {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static DEFINE_PER_CPU(struct fjord *, fjords);

static int fjord_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct fjord_vm_ops = {
	.fault = fjord_fault,
};

static int fjord_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C1)
{
	struct fjord *fjord = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (fjord->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &fjord_vm_ops;
	fjord->vma = vma;  // want: stored-vma-outlives-mapping
	fjord->cpu = smp_processor_id();
	this_cpu_write(fjords, fjord);
	return 0;
}

static long fjord_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	int cpu;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	for_each_online_cpu(cpu) {
		struct fjord *fjord = per_cpu(fjords, cpu);

		if (fjord && fjord->vma)
			zap_vma_ptes(fjord->vma, fjord->vma->vm_start, PAGE_SIZE);  // want: cross-cpu-access error "fjord_mmap"
	}
	return 0;
}

const struct file_operations fjord_fops = {
	.mmap		= fjord_mmap,
	.unlocked_ioctl	= fjord_ioctl,
};
