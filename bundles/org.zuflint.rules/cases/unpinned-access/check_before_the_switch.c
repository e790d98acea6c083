#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gate {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int gate_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gate_close(struct vm_area_struct *vma)
{
	struct gate *gate = vma->vm_private_data;

	gate->vma = NULL;
}

static const struct vm_operations_struct gate_vm_ops = {
	.fault = gate_fault,
	.close = gate_close,
};

static int gate_mmap(struct file *file, struct vm_area_struct *vma)  // context: gate_ioctl, pinned
{
	struct gate *gate = file->private_data;

	if (gate->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = gate;
	vma->vm_ops = &gate_vm_ops;
	gate->vma = vma;
	return 0;
}

static long gate_put(struct gate *gate, unsigned long arg)
{
	return vm_insert_pfn(gate->vma, arg, gate->pfn);
}

static long gate_drop(struct gate *gate)
{
	zap_vma_ptes(gate->vma, gate->vma->vm_start, PAGE_SIZE);
	return 0;
}

static long gate_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gate *gate = file->private_data;
	long ret = -ENOTTY;

	if (current->nr_cpus_allowed != 1) {
		ret = -EPERM;
		goto out;
	}
	if (!gate->vma)
		goto out;
	switch (_IOC_NR(cmd)) {
	case 1:
		ret = gate_put(gate, arg);
		break;
	case 2:
		ret = gate_drop(gate);
		break;
	}
out:
	return ret;
}

static const struct file_operations gate_fops = {
	.mmap		= gate_mmap,
	.unlocked_ioctl	= gate_ioctl,
};
