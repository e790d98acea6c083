#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct vole {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
	cpumask_t old;
	bool mapped;
};

static int vole_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void vole_close(struct vm_area_struct *vma)
{
	struct vole *vole = vma->vm_private_data;

	vole->vma = NULL;
}

static const struct vm_operations_struct vole_vm_ops = {
	.fault = vole_fault,
	.close = vole_close,
};

static int vole_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C2)
{
	struct vole *vole = file->private_data;

	if (vole->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = vole;
	vma->vm_ops = &vole_vm_ops;
	vole->vma = vma;
	return 0;
}

static long vole_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct vole *vole = file->private_data;
	int err;

	if (!vole->vma)
		return -ENXIO;
	cpumask_copy(&vole->old, &current->cpus_allowed);
	err = set_cpus_allowed_ptr(current, cpumask_of(vole->cpu));
	if (err)
		return err;
	if (vole->mapped)
		zap_vma_ptes(vole->vma, vole->vma->vm_start, PAGE_SIZE);
	vole->mapped = false;
	err = vm_insert_pfn(vole->vma, vole->vma->vm_start, vole->pfn);  // want: migration-window error "gives its CPU up"
	if (!err)
		vole->mapped = true;
	set_cpus_allowed_ptr(current, &vole->old);
	return err;
}

static const struct file_operations vole_fops = {
	.mmap		= vole_mmap,
	.unlocked_ioctl	= vole_ioctl,
};
