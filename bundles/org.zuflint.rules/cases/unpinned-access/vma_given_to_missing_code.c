#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* Nobody knows what the other half of the driver does with the vma. */

struct elm {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int elm_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void elm_close(struct vm_area_struct *vma)
{
	struct elm *elm = vma->vm_private_data;

	elm->vma = NULL;
	elm->mapped = false;
	elm->pages = 0;
}

static const struct vm_operations_struct elm_vm_ops = {
	.fault	= elm_fault,
	.close	= elm_close,
};

static int elm_check(const struct elm *elm)
{
	if (current->nr_cpus_allowed != 1 || elm->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int elm_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: library_refresh)
{
	struct elm *elm = file->private_data;

	if (elm_check(elm))
		return -EPERM;
	if (elm->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = elm;
	vma->vm_ops = &elm_vm_ops;
	elm->vma = vma;
	return 0;
}

static ssize_t elm_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct elm *elm = file->private_data;

	library_refresh(elm->vma);
	return count;
}

static long elm_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct elm *elm = file->private_data;
	int err = elm_check(elm);

	if (err)
		return err;
	if (!elm->vma)
		return -ENXIO;
	err = vm_insert_pfn(elm->vma, elm->vma->vm_start, elm->pfn);
	zap_vma_ptes(elm->vma, elm->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations elm_fops = {
	.mmap		= elm_mmap,
	.unlocked_ioctl	= elm_ioctl,
	.write		= elm_write,
};
