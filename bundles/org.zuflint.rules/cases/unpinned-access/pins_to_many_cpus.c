#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

/* A node has many CPUs. */
struct crew {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int crew_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct crew_vm_ops = {
	.fault = crew_refuse,
};

static int crew_mmap(struct file *filp, struct vm_area_struct *vma)
{
	struct crew *crew = filp->private_data;

	if (crew->vma != NULL)
		return -EBUSY;
	vma->vm_ops = &crew_vm_ops;
	vma->vm_flags |= VM_DONTCOPY | VM_PFNMAP | VM_LOCAL_CPU;
	crew->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long crew_ioctl(struct file *filp, unsigned int cmd, unsigned long arg)
{
	struct crew *crew = filp->private_data;
	int err;

	if (!crew->vma)
		return -ENXIO;
	err = set_cpus_allowed_ptr(current, cpumask_of_node(numa_node_id()));
	if (err)
		return err;
	err = vm_insert_pfn(crew->vma, crew->vma->vm_start, crew->pfn);  // want: unpinned-access warning "vm_insert_pfn()"
	zap_vma_ptes(crew->vma, crew->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
	return err;
}

const struct file_operations crew_fops = {
	.mmap		= crew_mmap,
	.unlocked_ioctl	= crew_ioctl,
};
