#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct cod {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int cod_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cod_close(struct vm_area_struct *vma)
{
	struct cod *cod = vma->vm_private_data;

	cod->vma = NULL;
}

static const struct vm_operations_struct cod_vm_ops = {
	.fault = cod_fault,
	.close = cod_close,
};

static int cod_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct cod *cod = file->private_data;

	if (cod->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: missing-vm-dontcopy warning "fork() copies the entries of a VM_PFNMAP vma"
	vma->vm_private_data = cod;
	vma->vm_ops = &cod_vm_ops;
	cod->vma = vma;
	return 0;
}

static long cod_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cod *cod = file->private_data;
	struct vm_area_struct *vma = cod->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, cod->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations cod_fops = {
	.mmap		= cod_mmap,
	.unlocked_ioctl	= cod_ioctl,
};
