#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* Two pages go in, one goes out. */

struct pine {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int pine_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pine_close(struct vm_area_struct *vma)
{
	struct pine *pine = vma->vm_private_data;

	pine->vma = NULL;
	pine->mapped = false;
	pine->pages = 0;
}

static const struct vm_operations_struct pine_vm_ops = {
	.fault	= pine_fault,
	.close	= pine_close,
};

static int pine_check(const struct pine *pine)
{
	if (current->nr_cpus_allowed != 1 || pine->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int pine_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct pine *pine = file->private_data;

	if (pine_check(pine))
		return -EPERM;
	if (pine->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = pine;
	vma->vm_ops = &pine_vm_ops;
	pine->vma = vma;
	return 0;
}

static long pine_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pine *pine = file->private_data;
	int err = pine_check(pine);

	if (err)
		return err;
	if (!pine->vma)
		return -ENXIO;
	err = vm_insert_pfn(pine->vma, pine->vma->vm_start, pine->pfn);
	if (!err)
		err = vm_insert_pfn(pine->vma, pine->vma->vm_start + PAGE_SIZE, pine->pfn + 1);
	zap_vma_ptes(pine->vma, pine->vma->vm_start, PAGE_SIZE);
	complete(&pine->done);
	return err;
}

const struct file_operations pine_fops = {
	.mmap		= pine_mmap,
	.unlocked_ioctl	= pine_ioctl,
};
