#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* What one call leaves mapped, another hands back without a zap. */

struct maple {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int maple_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void maple_close(struct vm_area_struct *vma)
{
	struct maple *maple = vma->vm_private_data;

	maple->vma = NULL;
	maple->mapped = false;
	maple->pages = 0;
}

static const struct vm_operations_struct maple_vm_ops = {
	.fault	= maple_fault,
	.close	= maple_close,
};

static int maple_check(const struct maple *maple)
{
	if (current->nr_cpus_allowed != 1 || maple->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int maple_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct maple *maple = file->private_data;

	if (maple_check(maple))
		return -EPERM;
	if (maple->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = maple;
	vma->vm_ops = &maple_vm_ops;
	maple->vma = vma;
	return 0;
}

static ssize_t maple_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct maple *maple = file->private_data;

	if (!maple_check(maple))
		complete(&maple->done);  // want: page-released-while-mapped error "complete() in write"
	return count;
}

static long maple_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct maple *maple = file->private_data;
	int err = maple_check(maple);

	if (err)
		return err;
	if (!maple->vma)
		return -ENXIO;
	zap_vma_ptes(maple->vma, maple->vma->vm_start, PAGE_SIZE);
	return vm_insert_pfn(maple->vma, maple->vma->vm_start, maple->pfn);
}

const struct file_operations maple_fops = {
	.mmap		= maple_mmap,
	.unlocked_ioctl	= maple_ioctl,
	.write		= maple_write,
};
