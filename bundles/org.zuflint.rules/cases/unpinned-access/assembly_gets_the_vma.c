#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* What assembly does with a vma is not known. */

struct lime {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int lime_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void lime_close(struct vm_area_struct *vma)
{
	struct lime *lime = vma->vm_private_data;

	lime->vma = NULL;
	lime->mapped = false;
	lime->pages = 0;
}

static const struct vm_operations_struct lime_vm_ops = {
	.fault	= lime_fault,
	.close	= lime_close,
};

static int lime_check(const struct lime *lime)
{
	if (current->nr_cpus_allowed != 1 || lime->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int lime_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: inline assembly)
{
	struct lime *lime = file->private_data;

	if (lime_check(lime))
		return -EPERM;
	if (lime->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = lime;
	vma->vm_ops = &lime_vm_ops;
	lime->vma = vma;
	return 0;
}

static long lime_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct lime *lime = file->private_data;
	int err = lime_check(lime);

	if (err)
		return err;
	if (!lime->vma)
		return -ENXIO;
	asm volatile("nop" : : "r" (lime->vma) : "memory");
	err = vm_insert_pfn(lime->vma, lime->vma->vm_start, lime->pfn);
	zap_vma_ptes(lime->vma, lime->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations lime_fops = {
	.mmap		= lime_mmap,
	.unlocked_ioctl	= lime_ioctl,
};
