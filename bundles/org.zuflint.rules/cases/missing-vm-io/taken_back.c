#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

struct ibis {
	struct vm_area_struct *vma;
	int cpu;
};

static vm_fault_t ibis_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void ibis_close(struct vm_area_struct *vma)
{
	struct ibis *ibis = vma->vm_private_data;

	ibis->vma = NULL;
}

static const struct vm_operations_struct ibis_vm_ops = {
	.fault = ibis_fault,
	.close = ibis_close,
};

static int ibis_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct ibis *ibis = file->private_data;

	if (ibis->vma)
		return -EBUSY;
	vma->vm_flags |= VM_MIXEDMAP | VM_DONTEXPAND | VM_IO | VM_DONTCOPY | VM_LOCAL_CPU;  // want: missing-vm-io "nothing sets VM_IO"
	vma->vm_flags &= ~VM_IO;
	vma->vm_private_data = ibis;
	vma->vm_ops = &ibis_vm_ops;
	ibis->vma = vma;
	return 0;
}

static long ibis_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct ibis *ibis = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || ibis->cpu != smp_processor_id())
		return -EPERM;
	vma = ibis->vma;
	if (!vma)
		return -ENXIO;
	err = vmf_insert_mixed(vma, vma->vm_start, pfn_to_pfn_t(arg));
	zap_page_range(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations ibis_fops = {
	.mmap		= ibis_mmap,
	.unlocked_ioctl	= ibis_ioctl,
};
