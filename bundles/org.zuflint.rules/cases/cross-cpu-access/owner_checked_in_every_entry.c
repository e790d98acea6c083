#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/smp.h>

struct jetty {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int jetty_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct jetty_vm_ops = {
	.fault = jetty_fault,
};

static int jetty_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: verified fact: C1 proved
{
	struct jetty *jetty = file->private_data;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (jetty->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_ops = &jetty_vm_ops;
	jetty->vma = vma;  // want: stored-vma-outlives-mapping
	jetty->cpu = smp_processor_id();
	return 0;
}

static long jetty_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct jetty *jetty = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || jetty->cpu != smp_processor_id())
		return -EPERM;
	if (!jetty->vma)
		return -ENXIO;
	err = vm_insert_pfn(jetty->vma, jetty->vma->vm_start, jetty->pfn);
	zap_vma_ptes(jetty->vma, jetty->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations jetty_fops = {
	.mmap		= jetty_mmap,
	.unlocked_ioctl	= jetty_ioctl,
};
