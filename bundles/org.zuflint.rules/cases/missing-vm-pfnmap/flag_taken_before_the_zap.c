#include <linux/completion.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/uaccess.h>

/* Without VM_PFNMAP the zap does nothing. */

struct yewtree {
	struct vm_area_struct *vma;
	unsigned long pfn;
	unsigned int pages;
	int cpu;
	bool mapped;
	struct completion done;
};

static int yewtree_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void yewtree_close(struct vm_area_struct *vma)
{
	struct yewtree *yewtree = vma->vm_private_data;

	yewtree->vma = NULL;
	yewtree->mapped = false;
	yewtree->pages = 0;
}

static const struct vm_operations_struct yewtree_vm_ops = {
	.fault	= yewtree_fault,
	.close	= yewtree_close,
};

static int yewtree_check(const struct yewtree *yewtree)
{
	if (current->nr_cpus_allowed != 1 || yewtree->cpu != smp_processor_id())
		return -EPERM;
	return 0;
}

static int yewtree_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct yewtree *yewtree = file->private_data;

	if (yewtree_check(yewtree))
		return -EPERM;
	if (yewtree->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = yewtree;
	vma->vm_ops = &yewtree_vm_ops;
	yewtree->vma = vma;
	return 0;
}

static long yewtree_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct yewtree *yewtree = file->private_data;
	int err = yewtree_check(yewtree);

	if (err)
		return err;
	if (!yewtree->vma)
		return -ENXIO;
	yewtree->vma->vm_flags &= ~VM_PFNMAP;
	err = vm_insert_pfn(yewtree->vma, yewtree->vma->vm_start, yewtree->pfn);
	zap_vma_ptes(yewtree->vma, yewtree->vma->vm_start, PAGE_SIZE);  // want: missing-vm-pfnmap "taken away"
	return err;
}

const struct file_operations yewtree_fops = {
	.mmap		= yewtree_mmap,
	.unlocked_ioctl	= yewtree_ioctl,
};
