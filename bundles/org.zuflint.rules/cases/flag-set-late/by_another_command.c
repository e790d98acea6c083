#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct plane {
	struct vm_area_struct *vma;
	int cpu;
};

static int plane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void plane_close(struct vm_area_struct *vma)
{
	struct plane *plane = vma->vm_private_data;

	plane->vma = NULL;
}

static const struct vm_operations_struct plane_vm_ops = {
	.fault = plane_fault,
	.close = plane_close,
};

#define PLANE_LOCAL _IO(0xb1, 1)

static int plane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1: VM_LOCAL_CPU is set)
{
	struct plane *plane = file->private_data;

	if (plane->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND;
	vma->vm_private_data = plane;
	vma->vm_ops = &plane_vm_ops;
	plane->vma = vma;
	return 0;
}

static long plane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct plane *plane = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || plane->cpu != smp_processor_id())
		return -EPERM;
	vma = plane->vma;
	if (!vma)
		return -ENXIO;
	if (cmd == PLANE_LOCAL) {
		down_write(&vma->vm_mm->mmap_sem);
		vma->vm_flags |= VM_LOCAL_CPU;  // want: flag-set-late warning "when other calls may have inserted entries"
		up_write(&vma->vm_mm->mmap_sem);
		return 0;
	}
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations plane_fops = {
	.mmap		= plane_mmap,
	.unlocked_ioctl	= plane_ioctl,
};
