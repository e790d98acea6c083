#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct quay {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int quay_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void quay_close(struct vm_area_struct *vma)
{
	struct quay *quay = vma->vm_private_data;

	quay->vma = NULL;
}

static const struct vm_operations_struct quay_vm_ops = {
	.fault = quay_fault,
	.close = quay_close,
};

static int quay_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct quay *quay = file->private_data;

	if (quay->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = quay;
	vma->vm_ops = &quay_vm_ops;
	quay->vma = vma;
	return 0;
}

static long quay_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct quay *quay = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 1) {
		if (quay->cpu >= 0)
			return -EBUSY;
		quay->cpu = smp_processor_id();
		return 0;
	}
	if (current->nr_cpus_allowed != 1 || quay->cpu != smp_processor_id())
		return -EPERM;
	vma = quay->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return vm_insert_pfn(vma, vma->vm_start, quay->pfn);
}

static const struct file_operations quay_fops = {
	.mmap = quay_mmap,
	.unlocked_ioctl = quay_ioctl,
};
