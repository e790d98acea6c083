// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* The masks are no constants: what is in them is not known, so nothing is said to be missing. */
struct ivy {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static vm_flags_t ivy_flags[] = { VM_PFNMAP, VM_DONTCOPY };

static void ivy_set(struct vm_area_struct *v, vm_flags_t more)
{
	vm_flags_set(v, more | VM_LOCAL_CPU);  // want: flag-bit-collision
}

static vm_fault_t ivy_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ivy_close(struct vm_area_struct *vma)
{
	struct ivy *ivy = vma->vm_private_data;

	ivy->vma = NULL;
}

static const struct vm_operations_struct ivy_vm_ops = {
	.fault = ivy_fault,
	.close = ivy_close,
};

static int ivy_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: mask) fact: local; flag ?
{
	struct ivy *ivy = file->private_data;

	if (!(vma->vm_flags & VM_SHARED) || ivy->vma)
		return -EBUSY;
	ivy_set(vma, ivy_flags[0]);
	ivy_set(vma, ivy_flags[1]);
	vma->vm_private_data = ivy;
	vma->vm_ops = &ivy_vm_ops;
	ivy->vma = vma;
	return 0;
}

static long ivy_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ivy *ivy = file->private_data;
	struct vm_area_struct *vma = ivy->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_pfn(vma, vma->vm_start, ivy->pfn) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ivy_fops = {
	.mmap		= ivy_mmap,
	.unlocked_ioctl	= ivy_ioctl,
};
