#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/sched.h>

struct nook {
	struct vm_area_struct *vma;
	struct task_struct *worker;
	unsigned long pfn;
	unsigned int shown;
	int cpu;
};

static int nook_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void nook_close(struct vm_area_struct *vma)
{
	struct nook *nook = vma->vm_private_data;

	nook->vma = NULL;
}

static const struct vm_operations_struct nook_vm_ops = {
	.fault = nook_fault,
	.close = nook_close,
};

static int nook_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: a second mmap)
{
	struct nook *nook = file->private_data;

	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = nook;
	vma->vm_ops = &nook_vm_ops;
	nook->vma = vma;  // want: stored-vma-overwritten
	return 0;
}

/* What is shown stays until the next call: of the first vma for ever. */
static long nook_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct nook *nook = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || nook->cpu != smp_processor_id())
		return -EPERM;
	vma = nook->vma;
	if (!vma)
		return -ENXIO;
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return vm_insert_pfn(vma, vma->vm_start, nook->pfn);
}

static const struct file_operations nook_fops = {
	.mmap = nook_mmap,
	.unlocked_ioctl = nook_ioctl,
};
