// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct tit {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t tit_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void tit_close(struct vm_area_struct *vma)
{
	struct tit *tit = vma->vm_private_data;

	tit->vma = NULL;
}

static const struct vm_operations_struct tit_vm_ops = {
	.fault = tit_fault,
	.close = tit_close,
};

static int tit_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct tit *tit = file->private_data;

	if (tit->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_MIXEDMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU);  // want: missing-vm-io want: flag-bit-collision
	vma->vm_private_data = tit;
	vma->vm_ops = &tit_vm_ops;
	tit->vma = vma;
	return 0;
}

static long tit_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct tit *tit = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || tit->cpu != smp_processor_id())
		return -EPERM;
	vma = tit->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range_single(vma, vma->vm_start, PAGE_SIZE, NULL);
	return err;
}

const struct file_operations tit_fops = {
	.mmap		= tit_mmap,
	.unlocked_ioctl	= tit_ioctl,
};
