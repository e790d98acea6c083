#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct bay {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int bay_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bay_close(struct vm_area_struct *vma)
{
	struct bay *bay = vma->vm_private_data;

	bay->vma = NULL;
}

static const struct vm_operations_struct bay_vm_ops = {
	.fault = bay_fault,
	.close = bay_close,
};

static int bay_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct bay *bay = file->private_data;

	if (bay->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = bay;
	vma->vm_ops = &bay_vm_ops;
	bay->vma = vma;
	return 0;
}

static long bay_show(struct bay *bay)
{
	struct vm_area_struct *vma = bay->vma;
	int err;

	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, bay->pfn);
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

static const struct bay_command {
	unsigned int cmd;
	long (*run)(struct bay *bay);
} bay_commands[] = {
	{ 1, bay_show },
	{ 2, bay_show },
};

static long bay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bay *bay = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || bay->cpu != smp_processor_id())
		return -EPERM;
	vma = bay->vma;
	if (!vma)
		return -ENXIO;
	for (err = 0; err < ARRAY_SIZE(bay_commands); err++)
		if (bay_commands[err].cmd == cmd)
			return bay_commands[err].run(bay);
	return -ENOTTY;
}

static const struct file_operations bay_fops = {
	.mmap = bay_mmap,
	.unlocked_ioctl = bay_ioctl,
};
