#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* write() clears the mark and the entries stay: the next call wakes their owner without a zap. */

struct alder {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int alder_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void alder_close(struct vm_area_struct *vma)
{
	struct alder *alder = vma->vm_private_data;

	alder->vma = NULL;
	alder->mapped = false;
	alder->pages = 0;
}

static const struct vm_operations_struct alder_vm_ops = {
	.fault	= alder_fault,
	.close	= alder_close,
};

static int alder_check(const struct alder *alder)
{
	if (current->nr_cpus_allowed != 1 || alder->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int alder_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4)
{
	struct alder *alder = file->private_data;

	if (alder_check(alder))
		return -EPERM;
	if (alder->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = alder;
	vma->vm_ops = &alder_vm_ops;
	alder->vma = vma;
	return 0;
}

static ssize_t alder_write(struct file *file, const char __user *buf, size_t count, loff_t *pos)
{
	struct alder *alder = file->private_data;

	alder->mapped = false;
	return count;
}

static long alder_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct alder *alder = file->private_data;
	int err = alder_check(alder);

	if (err)
		return err;
	if (!alder->vma)
		return -ENXIO;
	if (alder->mapped)
		zap_vma_ptes(alder->vma, alder->vma->vm_start, PAGE_SIZE);
	alder->mapped = false;
	complete(&alder->done);  // want: page-released-while-mapped warning
	err = vm_insert_pfn(alder->vma, alder->vma->vm_start, alder->pfn);
	if (!err)
		alder->mapped = true;
	return err;
}

const struct file_operations alder_fops = {
	.mmap		= alder_mmap,
	.unlocked_ioctl	= alder_ioctl,
	.write		= alder_write,
};
