#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct coop {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int coop_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void coop_close(struct vm_area_struct *vma)
{
	struct coop *coop = vma->vm_private_data;

	coop->vma = NULL;
}

static const struct vm_operations_struct coop_vm_ops = {
	.fault = coop_fault,
	.close = coop_close,
};

static int coop_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2)
{
	struct coop *coop = file->private_data;

	if (coop->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = coop;
	vma->vm_ops = &coop_vm_ops;
	coop->vma = vma;
	return 0;
}

/* Another thread of the process may run on more CPUs. */
static long coop_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct coop *coop = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->group_leader->nr_cpus_allowed != 1)
		return -EPERM;
	if (current->mm != file->f_mapping->host->i_private)
		return -EPERM;
	vma = coop->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, coop->pfn);  // want: unpinned-access
	if (!err)
		zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);  // want: unpinned-access
	return err;
}

static const struct file_operations coop_fops = {
	.mmap = coop_mmap,
	.unlocked_ioctl = coop_ioctl,
};
