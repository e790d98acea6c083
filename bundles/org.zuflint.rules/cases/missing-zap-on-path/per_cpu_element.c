#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct gauge_stats {
	unsigned long maps[4];
	unsigned long last;
};

static DEFINE_PER_CPU(struct gauge_stats, gauge_stats);

struct gauge {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int gauge_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gauge_close(struct vm_area_struct *vma)
{
	struct gauge *gauge = vma->vm_private_data;

	gauge->vma = NULL;
}

static const struct vm_operations_struct gauge_vm_ops = {
	.fault = gauge_fault,
	.close = gauge_close,
};

static int gauge_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct gauge *gauge = file->private_data;

	if (current->nr_cpus_allowed != 1 || gauge->cpu != smp_processor_id())
		return -EPERM;
	if (gauge->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gauge;
	vma->vm_ops = &gauge_vm_ops;
	gauge->vma = vma;
	return 0;
}

static long gauge_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gauge *gauge = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || gauge->cpu != smp_processor_id())
		return -EPERM;
	if (!gauge->vma)
		return -EINVAL;
	__this_cpu_write(gauge_stats.maps[0], 1);
	this_cpu_write(gauge_stats.last, gauge->pfn);
	err = vm_insert_pfn(gauge->vma, gauge->vma->vm_start, gauge->pfn);
	if (err)
		return err;
	zap_vma_ptes(gauge->vma, gauge->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations gauge_fops = {
	.mmap = gauge_mmap,
	.unlocked_ioctl = gauge_ioctl,
};
