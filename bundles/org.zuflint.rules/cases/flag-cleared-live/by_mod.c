// kernel: 6.15
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct gnat {
	struct vm_area_struct *vma;
	int cpu;
};

static int gnat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void gnat_close(struct vm_area_struct *vma)
{
	struct gnat *gnat = vma->vm_private_data;

	gnat->vma = NULL;
}

static const struct vm_operations_struct gnat_vm_ops = {
	.fault = gnat_fault,
	.close = gnat_close,
};

static int gnat_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gnat *gnat = file->private_data;

	if (gnat->vma)
		return -EBUSY;
	vm_flags_set(vma, VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU);  // want: flag-bit-collision
	vma->vm_private_data = gnat;
	vma->vm_ops = &gnat_vm_ops;
	gnat->vma = vma;
	return 0;
}

static long gnat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct gnat *gnat = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || gnat->cpu != smp_processor_id())
		return -EPERM;
	vma = gnat->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	mmap_write_lock(vma->vm_mm);
	vm_flags_mod(vma, 0, VM_LOCAL_CPU);  // want: flag-cleared-live error
	mmap_write_unlock(vma->vm_mm);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations gnat_fops = {
	.mmap		= gnat_mmap,
	.unlocked_ioctl	= gnat_ioctl,
};
