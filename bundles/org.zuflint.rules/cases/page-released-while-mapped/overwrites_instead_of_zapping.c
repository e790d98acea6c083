#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct crane {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	struct completion *op;
	struct completion *next;
};

static int crane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void crane_close(struct vm_area_struct *vma)
{
	struct crane *crane = vma->vm_private_data;

	crane->vma = NULL;
}

static const struct vm_operations_struct crane_vm_ops = {
	.fault = crane_fault,
	.close = crane_close,
};

static int crane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct crane *crane = file->private_data;

	if (current->nr_cpus_allowed != 1 || crane->cpu != smp_processor_id())
		return -EPERM;
	if (crane->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = crane;
	vma->vm_ops = &crane_vm_ops;
	crane->vma = vma;
	return 0;
}

static long crane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct crane *crane = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || crane->cpu != smp_processor_id())
		return -EPERM;
	if (!crane->vma)
		return -ENXIO;
	if (crane->op) {
		complete(crane->op);  // want: page-released-while-mapped warning "complete()"
		crane->op = NULL;
	}
	err = vm_insert_pfn(crane->vma, crane->vma->vm_start, crane->pfn);  // want: missing-zap-on-path "nothing zaps"
	crane->op = crane->next;
	return err;
}

static const struct file_operations crane_fops = {
	.mmap		= crane_mmap,
	.unlocked_ioctl	= crane_ioctl,
};
