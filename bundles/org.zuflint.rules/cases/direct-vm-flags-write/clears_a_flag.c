// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bog {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int bog_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bog_close(struct vm_area_struct *vma)
{
	struct bog *bog = vma->vm_private_data;

	bog->vma = NULL;
}

static const struct vm_operations_struct bog_vm_ops = {
	.fault = bog_fault,
	.close = bog_close,
};

static int bog_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bog *bog = file->private_data;

	if (current->nr_cpus_allowed != 1 || bog->cpu != smp_processor_id())
		return -EPERM;
	if (bog->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_flags &= ~VM_MAYWRITE;  // want: direct-vm-flags-write error "const since 6.3"
	vma->vm_private_data = bog;
	vma->vm_ops = &bog_vm_ops;
	bog->vma = vma;
	return 0;
}

static long bog_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bog *bog = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || bog->cpu != smp_processor_id())
		return -EPERM;
	if (!bog->vma)
		return -ENXIO;
	err = vm_insert_pfn(bog->vma, bog->vma->vm_start, bog->pfn);
	if (err)
		return err;
	zap_vma_ptes(bog->vma, bog->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations bog_fops = {
	.mmap		= bog_mmap,
	.unlocked_ioctl	= bog_ioctl,
};
