#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* No table in these files sets the member that is called. */

struct ash {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	void (*refresh)(struct vm_area_struct *vma);
	struct completion done;
};

static int ash_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ash_close(struct vm_area_struct *vma)
{
	struct ash *ash = vma->vm_private_data;

	ash->vma = NULL;
	ash->mapped = false;
	ash->pages = 0;
}

static const struct vm_operations_struct ash_vm_ops = {
	.fault	= ash_fault,
	.close	= ash_close,
};

static int ash_check(const struct ash *ash)
{
	if (current->nr_cpus_allowed != 1 || ash->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int ash_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct ash *ash = file->private_data;

	if (ash_check(ash))
		return -EPERM;
	if (ash->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = ash;
	vma->vm_ops = &ash_vm_ops;
	ash->vma = vma;
	return 0;
}

static ssize_t ash_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct ash *ash = file->private_data;

	ash->refresh(ash->vma);
	return count;
}

static long ash_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ash *ash = file->private_data;
	int err = ash_check(ash);

	if (err)
		return err;
	if (!ash->vma)
		return -ENXIO;
	err = vm_insert_pfn(ash->vma, ash->vma->vm_start, ash->pfn);
	zap_vma_ptes(ash->vma, ash->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ash_fops = {
	.mmap		= ash_mmap,
	.unlocked_ioctl	= ash_ioctl,
	.write		= ash_write,
};
