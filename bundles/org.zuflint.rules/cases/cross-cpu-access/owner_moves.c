#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct wharf {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int wharf_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void wharf_close(struct vm_area_struct *vma)
{
	struct wharf *wharf = vma->vm_private_data;

	wharf->vma = NULL;
}

static const struct vm_operations_struct wharf_vm_ops = {
	.fault = wharf_fault,
	.close = wharf_close,
};

static int wharf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: trusts 'cpu')
{
	struct wharf *wharf = file->private_data;

	if (wharf->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = wharf;
	vma->vm_ops = &wharf_vm_ops;
	wharf->vma = vma;
	return 0;
}

static long wharf_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct wharf *wharf = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (cmd == 1) {
		wharf->cpu = smp_processor_id();
		return 0;
	}
	if (current->nr_cpus_allowed != 1 || wharf->cpu != smp_processor_id())
		return -EPERM;
	vma = wharf->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return vm_insert_pfn(vma, vma->vm_start, wharf->pfn);
}

static const struct file_operations wharf_fops = {
	.mmap = wharf_mmap,
	.unlocked_ioctl = wharf_ioctl,
};
