#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* Nobody has asked about vmas without the flag. */
struct skua {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t skua_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void skua_close(struct vm_area_struct *vma)
{
	struct skua *skua = vma->vm_private_data;

	skua->vma = NULL;
}

static const struct vm_operations_struct skua_vm_ops = {
	.fault = skua_fault,
	.close = skua_close,
};

static int skua_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct skua *skua = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || skua->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTCOPY;
	vma->vm_private_data = skua;
	vma->vm_ops = &skua_vm_ops;
	skua->vma = vma;
	return 0;
}

static long skua_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct skua *skua = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || skua->cpu != smp_processor_id())
		return -EPERM;
	vma = skua->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations skua_fops = {
	.mmap		= skua_mmap,
	.unlocked_ioctl	= skua_ioctl,
};
