#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct can {
	struct vm_area_struct *vma;
	int cpu;
};

static int can_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void can_close(struct vm_area_struct *vma)
{
	struct can *can = vma->vm_private_data;

	can->vma = NULL;
}

static const struct vm_operations_struct can_vm_ops = {
	.fault = can_fault,
	.close = can_close,
};

static int can_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct can *can = file->private_data;

	if (can->vma)
		pr_warn("can: mapped twice\n");
	can->vma = vma;  // want: stored-vma-overwritten warning "'can.vma'"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = can;
	vma->vm_ops = &can_vm_ops;
	return 0;
}

static long can_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct can *can = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || can->cpu != smp_processor_id())
		return -EPERM;
	vma = can->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations can_fops = {
	.mmap		= can_mmap,
	.unlocked_ioctl	= can_ioctl,
};
