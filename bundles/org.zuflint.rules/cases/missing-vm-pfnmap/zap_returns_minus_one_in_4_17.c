#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ore {
	struct vm_area_struct *vma;
	struct page *page;
	unsigned long pfn;
};

static int ore_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ore_close(struct vm_area_struct *vma)
{
	struct ore *ore = vma->vm_private_data;

	ore->vma = NULL;
}

static const struct vm_operations_struct ore_vm_ops = {
	.fault = ore_fault,
	.close = ore_close,
};

static int ore_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ore *ore = file->private_data;

	if (ore->vma)
		return -EBUSY;
	vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-pfnmap "does nothing but return -1"
	vma->vm_private_data = ore;
	vma->vm_ops = &ore_vm_ops;
	ore->vma = vma;
	return 0;
}

static long ore_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ore *ore = file->private_data;
	struct vm_area_struct *vma = ore->vma;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, page_to_pfn_t(ore->page)) & VM_FAULT_ERROR;
	if (zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE))
		pr_err("ore: not zapped\n");
	return err;
}

const struct file_operations ore_fops = {
	.mmap		= ore_mmap,
	.unlocked_ioctl	= ore_ioctl,
};
