// kernel: 6.3
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pea {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static const vm_flags_t pea_flags[] = { VM_PFNMAP, VM_DONTCOPY };

static void pea_set(struct vm_area_struct *v, vm_flags_t more)
{
	vm_flags_set(v, more | VM_LOCAL_CPU);  // want: flag-bit-collision
}

static vm_fault_t pea_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pea_close(struct vm_area_struct *vma)
{
	struct pea *pea = vma->vm_private_data;

	pea->vma = NULL;
}

static const struct vm_operations_struct pea_vm_ops = {
	.fault = pea_fault,
	.close = pea_close,
};

static int pea_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local
{
	struct pea *pea = file->private_data;

	if (pea->vma)
		return -EBUSY;
	pea_set(vma, pea_flags[0]);
	pea_set(vma, pea_flags[1]);
	vma->vm_private_data = pea;
	vma->vm_ops = &pea_vm_ops;
	pea->vma = vma;
	return 0;
}

static long pea_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pea *pea = file->private_data;
	struct vm_area_struct *vma = pea->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_pfn(vma, vma->vm_start, pea->pfn) & VM_FAULT_ERROR;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pea_fops = {
	.mmap		= pea_mmap,
	.unlocked_ioctl	= pea_ioctl,
};
