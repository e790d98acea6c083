#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* The mark is cleared by a macro. */

struct hazel {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int hazel_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void hazel_close(struct vm_area_struct *vma)
{
	struct hazel *hazel = vma->vm_private_data;

	hazel->vma = NULL;
	hazel->mapped = false;
	hazel->pages = 0;
}

static const struct vm_operations_struct hazel_vm_ops = {
	.fault	= hazel_fault,
	.close	= hazel_close,
};

static int hazel_check(const struct hazel *hazel)
{
	if (current->nr_cpus_allowed != 1 || hazel->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int hazel_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct hazel *hazel = file->private_data;

	if (hazel_check(hazel))
		return -EPERM;
	if (hazel->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = hazel;
	vma->vm_ops = &hazel_vm_ops;
	hazel->vma = vma;
	return 0;
}

#define FORGET(object) ((object)->mapped = false)

static ssize_t hazel_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct hazel *hazel = file->private_data;

	FORGET(hazel);
	return count;
}

static long hazel_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct hazel *hazel = file->private_data;
	int err = hazel_check(hazel);

	if (err)
		return err;
	if (!hazel->vma)
		return -ENXIO;
	if (hazel->mapped)
		zap_vma_ptes(hazel->vma, hazel->vma->vm_start, PAGE_SIZE);
	hazel->mapped = false;
	complete(&hazel->done);  // want: page-released-while-mapped warning "may be live"
	err = vm_insert_pfn(hazel->vma, hazel->vma->vm_start, hazel->pfn);
	if (!err)
		hazel->mapped = true;
	return err;
}

const struct file_operations hazel_fops = {
	.mmap		= hazel_mmap,
	.unlocked_ioctl	= hazel_ioctl,
	.write		= hazel_write,
};
