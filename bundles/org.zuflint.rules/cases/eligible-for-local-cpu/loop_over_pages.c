// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct cello {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
	struct page *pages[16];
	unsigned int nr;
};

static vm_fault_t cello_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void cello_close(struct vm_area_struct *vma)
{
	struct cello *cello = vma->vm_private_data;

	cello->vma = NULL;
}

static const struct vm_operations_struct cello_vm_ops = {
	.fault = cello_fault,
	.close = cello_close,
};

static int cello_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu info "set the flag in 'cello_mmap'" verdict: eligible
{
	struct cello *cello = file->private_data;

	if (current->nr_cpus_allowed != 1 || cello->cpu != smp_processor_id())
		return -EPERM;
	if (cello->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND);
	vma->vm_private_data = cello;
	vma->vm_ops = &cello_vm_ops;
	cello->vma = vma;
	return 0;
}

static int cello_in(struct cello *cello, unsigned long n)
{
	int i;

	for (i = 0; i < n && i < ARRAY_SIZE(cello->pages); i++) {
		unsigned long addr = cello->vma->vm_start + i * PAGE_SIZE;

		if (vmf_insert_pfn(cello->vma, addr, page_to_pfn(cello->pages[i])) & VM_FAULT_ERROR)
			break;
	}
	cello->nr = i;
	return i == n ? 0 : -EFAULT;
}

static void cello_out(struct cello *cello)
{
	zap_vma_ptes(cello->vma, cello->vma->vm_start, cello->nr << PAGE_SHIFT);
}

static long cello_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct cello *cello = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || cello->cpu != smp_processor_id())
		return -EPERM;
	if (!cello->vma)
		return -ENXIO;
	err = cello_in(cello, arg);
	cello_out(cello);
	return err;
}

const struct file_operations cello_fops = {
	.mmap		= cello_mmap,
	.unlocked_ioctl	= cello_ioctl,
};
