// everywhere
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pipit {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t pipit_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pipit_close(struct vm_area_struct *vma)
{
	struct pipit *pipit = vma->vm_private_data;

	pipit->vma = NULL;
}

static const struct vm_operations_struct pipit_vm_ops = {
	.fault = pipit_fault,
	.close = pipit_close,
};

static int pipit_mmap(struct file *file, struct vm_area_struct *vma)  // want: missing-vm-io info "the vma 'pipit_mmap'" want: missing-vm-dontexpand info want: eligible-for-local-cpu
{
	struct pipit *pipit = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || pipit->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTCOPY;
	vma->vm_private_data = pipit;
	vma->vm_ops = &pipit_vm_ops;
	pipit->vma = vma;
	return 0;
}

static long pipit_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pipit *pipit = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pipit->cpu != smp_processor_id())
		return -EPERM;
	vma = pipit->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pipit_fops = {
	.mmap		= pipit_mmap,
	.unlocked_ioctl	= pipit_ioctl,
};
