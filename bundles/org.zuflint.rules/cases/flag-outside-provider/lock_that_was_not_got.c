// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct medal {
	struct vm_area_struct *vma;
	int cpu;
};

static int medal_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void medal_close(struct vm_area_struct *vma)
{
	struct medal *medal = vma->vm_private_data;

	medal->vma = NULL;
}

static const struct vm_operations_struct medal_vm_ops = {
	.fault = medal_fault,
	.close = medal_close,
};

static int medal_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct medal *medal = file->private_data;

	if (medal->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_private_data = medal;
	vma->vm_ops = &medal_vm_ops;
	medal->vma = vma;
	return 0;
}

static long medal_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct medal *medal = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || medal->cpu != smp_processor_id())
		return -EPERM;
	vma = medal->vma;
	if (!vma)
		return -ENXIO;
	mmap_write_trylock(vma->vm_mm);
	vm_flags_set(vma, VM_LOCAL_CPU);  // want: flag-outside-provider want: flag-bit-collision
	mmap_write_unlock(vma->vm_mm);
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations medal_fops = {
	.mmap		= medal_mmap,
	.unlocked_ioctl	= medal_ioctl,
};
