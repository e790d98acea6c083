#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* The mark is cleared through its address. */

struct rowan {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int rowan_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rowan_close(struct vm_area_struct *vma)
{
	struct rowan *rowan = vma->vm_private_data;

	rowan->vma = NULL;
	rowan->mapped = false;
	rowan->pages = 0;
}

static const struct vm_operations_struct rowan_vm_ops = {
	.fault	= rowan_fault,
	.close	= rowan_close,
};

static int rowan_check(const struct rowan *rowan)
{
	if (current->nr_cpus_allowed != 1 || rowan->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int rowan_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct rowan *rowan = file->private_data;

	if (rowan_check(rowan))
		return -EPERM;
	if (rowan->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = rowan;
	vma->vm_ops = &rowan_vm_ops;
	rowan->vma = vma;
	return 0;
}

static void rowan_off(bool *mark)
{
	*mark = false;
}

static ssize_t rowan_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct rowan *rowan = file->private_data;

	rowan_off(&rowan->mapped);
	return count;
}

static long rowan_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rowan *rowan = file->private_data;
	int err = rowan_check(rowan);

	if (err)
		return err;
	if (!rowan->vma)
		return -ENXIO;
	if (rowan->mapped)
		zap_vma_ptes(rowan->vma, rowan->vma->vm_start, PAGE_SIZE);
	rowan->mapped = false;
	complete(&rowan->done);  // want: page-released-while-mapped warning
	err = vm_insert_pfn(rowan->vma, rowan->vma->vm_start, rowan->pfn);
	if (!err)
		rowan->mapped = true;
	return err;
}

const struct file_operations rowan_fops = {
	.mmap		= rowan_mmap,
	.unlocked_ioctl	= rowan_ioctl,
	.write		= rowan_write,
};
