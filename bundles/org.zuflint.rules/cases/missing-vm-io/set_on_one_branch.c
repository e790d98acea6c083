#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct emu {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t emu_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void emu_close(struct vm_area_struct *vma)
{
	struct emu *emu = vma->vm_private_data;

	emu->vma = NULL;
}

static const struct vm_operations_struct emu_vm_ops = {
	.fault = emu_fault,
	.close = emu_close,
};

static int emu_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct emu *emu = file->private_data;

	if (emu->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTEXPAND | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io "only some paths set VM_IO"
	if (vma->vm_pgoff)
		vma->vm_flags |= VM_IO;
	vma->vm_private_data = emu;
	vma->vm_ops = &emu_vm_ops;
	emu->vma = vma;
	return 0;
}

static long emu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct emu *emu = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || emu->cpu != smp_processor_id())
		return -EPERM;
	vma = emu->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations emu_fops = {
	.mmap		= emu_mmap,
	.unlocked_ioctl	= emu_ioctl,
};
