// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* A shared provider: one of its callers has set vm_ops, which it asks for, the other has not. And vm_ops of the kernel's. */

struct vat;

struct vat_funcs {
	int (*mmap)(struct vat *vat, struct vm_area_struct *vma);
	const struct vm_operations_struct *vm_ops;
};

struct vat {
	const struct vat_funcs *funcs;
	unsigned long pfn;
};

static vm_fault_t vat_fault(struct vm_fault *vmf)
{
	return vmf_insert_pfn(vmf->vma, vmf->address, vmf->pgoff);
}

static vm_fault_t vat_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct vat_usual_ops = { .fault = vat_fault };
static const struct vm_operations_struct vat_quiet_ops = { .fault = vat_refuse };

static int vat_shared_mmap(struct vat *vat, struct vm_area_struct *vma)  // fact: ops vat_quiet_ops; fault vat_refuse refuses; ops vat_usual_ops; fault vat_fault maps
{
	if (!vma->vm_ops)
		vma->vm_ops = &vat_usual_ops;
	vma->vm_flags |= VM_PFNMAP;
	return 0;
}

static const struct vat_funcs set_funcs = { .mmap = vat_shared_mmap, .vm_ops = &vat_quiet_ops };
static const struct vat_funcs bare_funcs = { .mmap = vat_shared_mmap };

static int vat_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct vat *vat = file->private_data;

	vma->vm_ops = vat->funcs->vm_ops;
	return vat->funcs->mmap(vat, vma);
}

static int big_mmap(struct file *file, struct vm_area_struct *vma)  // fact: ops hugetlb_vm_ops; C3 broken .fault = hugetlb_fault() hugetlb_fault() maps pages
{
	vma->vm_ops = &hugetlb_vm_ops;
	vma->vm_flags |= VM_DONTEXPAND;
	return 0;
}

const struct file_operations vat_fops = { .mmap = vat_mmap };
const struct file_operations big_fops = { .mmap = big_mmap };
