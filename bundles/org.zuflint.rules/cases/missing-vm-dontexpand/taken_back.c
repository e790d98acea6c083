#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct auk {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t auk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void auk_close(struct vm_area_struct *vma)
{
	struct auk *auk = vma->vm_private_data;

	auk->vma = NULL;
}

static const struct vm_operations_struct auk_vm_ops = {
	.fault = auk_fault,
	.close = auk_close,
};

static int auk_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct auk *auk = file->private_data;

	if (auk->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_IO | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-dontexpand "nothing sets VM_DONTEXPAND"
	vma->vm_flags &= ~VM_DONTEXPAND;
	vma->vm_private_data = auk;
	vma->vm_ops = &auk_vm_ops;
	auk->vma = vma;
	return 0;
}

static long auk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct auk *auk = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || auk->cpu != smp_processor_id())
		return -EPERM;
	vma = auk->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations auk_fops = {
	.mmap		= auk_mmap,
	.unlocked_ioctl	= auk_ioctl,
};
