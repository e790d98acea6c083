// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct pearl {
	struct vm_area_struct *vma;
	int cpu;
};

static int pearl_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pearl_close(struct vm_area_struct *vma)
{
	struct pearl *pearl = vma->vm_private_data;

	pearl->vma = NULL;
}

static const struct vm_operations_struct pearl_vm_ops = {
	.fault = pearl_fault,
	.close = pearl_close,
};

static int pearl_mmap(struct file *file, struct vm_area_struct *vma)  // want: eligible-for-local-cpu
{
	struct pearl *pearl = file->private_data;

	if (pearl->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND);
	if (vma->vm_pgoff)
		vm_flags_set(vma, VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_private_data = pearl;
	vma->vm_ops = &pearl_vm_ops;
	pearl->vma = vma;
	return 0;
}

static long pearl_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pearl *pearl = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || pearl->cpu != smp_processor_id())
		return -EPERM;
	vma = pearl->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_pfn(vma, vma->vm_start, arg);
	if (err == VM_FAULT_NOPAGE)
		err = vmf_insert_pfn(vma, vma->vm_start, arg);  // want: overwrite-needs-flag "keeps the old entry and says nothing"
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pearl_fops = {
	.mmap		= pearl_mmap,
	.unlocked_ioctl	= pearl_ioctl,
};
