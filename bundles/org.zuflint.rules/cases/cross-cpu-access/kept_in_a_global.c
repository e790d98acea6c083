#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct bench {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static struct vm_area_struct *the_vma;

static int bench_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bench_close(struct vm_area_struct *vma)
{
	struct bench *bench = vma->vm_private_data;

	the_vma = NULL;
}

static const struct vm_operations_struct bench_vm_ops = {
	.fault = bench_fault,
	.close = bench_close,
};

static int bench_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: all open files share)
{
	struct bench *bench = file->private_data;

	if (the_vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bench;
	vma->vm_ops = &bench_vm_ops;
	the_vma = vma;
	return 0;
}

/* Each thread passes with its own bench, and finds the vma of another. */
static long bench_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bench *bench = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bench->cpu != smp_processor_id())
		return -EPERM;
	vma = the_vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, bench->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct file_operations bench_fops = {
	.mmap = bench_mmap,
	.unlocked_ioctl = bench_ioctl,
};
