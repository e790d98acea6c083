// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bee {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static vm_fault_t bee_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bee_close(struct vm_area_struct *vma)
{
	struct bee *bee = vma->vm_private_data;

	bee->vma = NULL;
}

static const struct vm_operations_struct bee_vm_ops = {
	.fault = bee_fault,
	.close = bee_close,
};

static int bee_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_DONTDUMP; no flag VM_DONTCOPY
{
	struct bee *bee = file->private_data;

	if (bee->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU);  // want: missing-vm-dontcopy warning "VM_DONTCOPY" want: flag-bit-collision
	vm_flags_mod(vma, VM_DONTDUMP, VM_DONTCOPY);
	vma->vm_private_data = bee;
	vma->vm_ops = &bee_vm_ops;
	bee->vma = vma;
	return 0;
}

static long bee_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bee *bee = file->private_data;
	struct vm_area_struct *vma = bee->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_pfn(vma, vma->vm_start, bee->pfn) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations bee_fops = {
	.mmap		= bee_mmap,
	.unlocked_ioctl	= bee_ioctl,
};
