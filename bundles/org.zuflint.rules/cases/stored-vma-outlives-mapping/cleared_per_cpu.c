#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

/* Each CPU keeps the window of its thread; .close of it takes it out again. */

struct cove {
	int cpu;
	unsigned long pfn;
};

static DEFINE_PER_CPU(struct vm_area_struct *, cove_area);

static int cove_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cove_close(struct vm_area_struct *vma)
{
	struct cove *cove = vma->vm_private_data;

	per_cpu(cove_area, cove->cpu) = NULL;
}

static const struct vm_operations_struct cove_vm_ops = {
	.fault	= cove_fault,
	.close	= cove_close,
};

static int cove_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified
{
	struct cove *cove = file->private_data;

	if (current->nr_cpus_allowed != 1 || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (this_cpu_read(cove_area))
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &cove_vm_ops;
	vma->vm_private_data = cove;
	cove->cpu = smp_processor_id();
	this_cpu_write(cove_area, vma);
	return 0;
}

static long cove_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cove *cove = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	vma = this_cpu_read(cove_area);
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, cove->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations cove_fops = {
	.mmap		= cove_mmap,
	.unlocked_ioctl	= cove_ioctl,
};
