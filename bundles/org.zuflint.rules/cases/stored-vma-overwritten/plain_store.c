#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct jar {
	struct vm_area_struct *vma;
	int cpu;
};

static int jar_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void jar_close(struct vm_area_struct *vma)
{
	struct jar *jar = vma->vm_private_data;

	jar->vma = NULL;
}

static const struct vm_operations_struct jar_vm_ops = {
	.fault = jar_fault,
	.close = jar_close,
};

static int jar_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store jar.vma unguarded cleared
{
	struct jar *jar = file->private_data;

	jar->vma = vma;  // want: stored-vma-overwritten warning "'jar.vma'"
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;
	vma->vm_private_data = jar;
	vma->vm_ops = &jar_vm_ops;
	return 0;
}

static long jar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct jar *jar = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || jar->cpu != smp_processor_id())
		return -EPERM;
	vma = jar->vma;
	if (!vma)
		return -ENXIO;
	err = vm_insert_pfn(vma, vma->vm_start, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations jar_fops = {
	.mmap		= jar_mmap,
	.unlocked_ioctl	= jar_ioctl,
};
