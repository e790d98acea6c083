#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct bass {
	struct vm_area_struct *vma;
	struct page *page;
	int cpu;
};

static int bass_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void bass_close(struct vm_area_struct *vma)
{
	struct bass *bass = vma->vm_private_data;

	bass->vma = NULL;
}

static const struct vm_operations_struct bass_vm_ops = {
	.fault = bass_fault,
	.close = bass_close,
};

static int bass_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu info "set the flag in 'bass_mmap'" verdict: eligible
{
	struct bass *bass = file->private_data;

	if (current->nr_cpus_allowed != 1 || bass->cpu != smp_processor_id())
		return -EPERM;
	if (bass->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = bass;
	vma->vm_ops = &bass_vm_ops;
	bass->vma = vma;
	return 0;
}

static long bass_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bass *bass = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || bass->cpu != smp_processor_id())
		return -EPERM;
	if (!bass->vma)
		return -ENXIO;
	get_page(bass->page);
	err = vm_insert_pfn(bass->vma, bass->vma->vm_start, page_to_pfn(bass->page));
	if (err)
		goto out;
	msleep(20);
	zap_vma_ptes(bass->vma, bass->vma->vm_start, PAGE_SIZE);
out:
	put_page(bass->page);
	return err;
}

const struct file_operations bass_fops = {
	.mmap		= bass_mmap,
	.unlocked_ioctl	= bass_ioctl,
};
