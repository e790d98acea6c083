#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* A function of the driver is declared here and its file is missing: it has the object, and with it the vma. */

struct oak {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int oak_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void oak_close(struct vm_area_struct *vma)
{
	struct oak *oak = vma->vm_private_data;

	oak->vma = NULL;
	oak->mapped = false;
	oak->pages = 0;
}

static const struct vm_operations_struct oak_vm_ops = {
	.fault	= oak_fault,
	.close	= oak_close,
};

static int oak_check(const struct oak *oak)
{
	if (current->nr_cpus_allowed != 1 || oak->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int oak_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: oak_refresh)
{
	struct oak *oak = file->private_data;

	if (oak_check(oak))
		return -EPERM;
	if (oak->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = oak;
	vma->vm_ops = &oak_vm_ops;
	oak->vma = vma;
	return 0;
}

void oak_refresh(struct oak *oak);

static ssize_t oak_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct oak *oak = file->private_data;

	oak_refresh(oak);
	return count;
}

static long oak_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct oak *oak = file->private_data;
	int err = oak_check(oak);

	if (err)
		return err;
	if (!oak->vma)
		return -ENXIO;
	err = vm_insert_pfn(oak->vma, oak->vma->vm_start, oak->pfn);
	zap_vma_ptes(oak->vma, oak->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations oak_fops = {
	.mmap		= oak_mmap,
	.unlocked_ioctl	= oak_ioctl,
	.write		= oak_write,
};
