#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct aisle {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int aisle_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void aisle_close(struct vm_area_struct *vma)
{
	struct aisle *aisle = vma->vm_private_data;

	aisle->vma = NULL;
}

static const struct vm_operations_struct aisle_vm_ops = {
	.fault = aisle_fault,
	.close = aisle_close,
};

static int aisle_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct aisle *aisle = file->private_data;

	if (aisle->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = aisle;
	vma->vm_ops = &aisle_vm_ops;
	aisle->vma = vma;
	return 0;
}

static long aisle_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct aisle *aisle = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || aisle->cpu != smp_processor_id())
		return -EPERM;
	vma = aisle->vma;
	if (!vma)
		return -ENXIO;
	int i;

	for (i = 0; i < 8; i++) {
		err = vm_insert_pfn(vma, vma->vm_start + i * PAGE_SIZE, aisle->pfn + i);
		if (err)
			break;
	}
	zap_vma_ptes(vma, vma->vm_start, (8 - 1) * PAGE_SIZE);
	return err;
}

static const struct file_operations aisle_fops = {
	.mmap = aisle_mmap,
	.unlocked_ioctl = aisle_ioctl,
};
