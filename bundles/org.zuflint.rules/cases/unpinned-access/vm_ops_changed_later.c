#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* Later other operations come into the vma, whose handler maps. */

struct willow {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int willow_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void willow_close(struct vm_area_struct *vma)
{
	struct willow *willow = vma->vm_private_data;

	willow->vma = NULL;
	willow->mapped = false;
	willow->pages = 0;
}

static const struct vm_operations_struct willow_vm_ops = {
	.fault	= willow_fault,
	.close	= willow_close,
};

static int willow_check(const struct willow *willow)
{
	if (current->nr_cpus_allowed != 1 || willow->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int willow_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct willow *willow = file->private_data;

	if (willow_check(willow))
		return -EPERM;
	if (willow->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = willow;
	vma->vm_ops = &willow_vm_ops;
	willow->vma = vma;
	return 0;
}

static int willow_map(struct vm_fault *vmf)
{
	return vm_insert_pfn(vmf->vma, vmf->address, 1) ? VM_FAULT_SIGBUS : VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct willow_other_ops = { .fault = willow_map };

static long willow_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct willow *willow = file->private_data;
	int err = willow_check(willow);

	if (err)
		return err;
	if (!willow->vma)
		return -ENXIO;
	willow->vma->vm_ops = &willow_other_ops;
	err = vm_insert_pfn(willow->vma, willow->vma->vm_start, willow->pfn);
	zap_vma_ptes(willow->vma, willow->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations willow_fops = {
	.mmap		= willow_mmap,
	.unlocked_ioctl	= willow_ioctl,
};
