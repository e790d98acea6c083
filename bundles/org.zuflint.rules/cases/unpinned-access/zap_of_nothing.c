#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct perch {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int perch_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void perch_close(struct vm_area_struct *vma)
{
	struct perch *perch = vma->vm_private_data;

	perch->vma = NULL;
}

static const struct vm_operations_struct perch_vm_ops = {
	.fault = perch_fault,
	.close = perch_close,
};

static int perch_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct perch *perch = file->private_data;

	if (perch->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = perch;
	vma->vm_ops = &perch_vm_ops;
	perch->vma = vma;
	return 0;
}

/* The count is set too late: nothing is zapped. */
static long perch_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct perch *perch = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || perch->cpu != smp_processor_id())
		return -EPERM;
	vma = perch->vma;
	if (!vma)
		return -ENXIO;
	perch->shown = 0;
	err = vm_insert_pfn(vma, vma->vm_start, perch->pfn);
	if (err)
		return err;
	zap_vma_ptes(vma, vma->vm_start, (unsigned long)perch->shown << PAGE_SHIFT);
	put_page(pfn_to_page(perch->pfn));  // want: page-released-while-mapped error
	return 0;  // want: missing-zap-on-path error
}

static const struct file_operations perch_fops = {
	.mmap = perch_mmap,
	.unlocked_ioctl = perch_ioctl,
};
