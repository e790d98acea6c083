#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/cpuhotplug.h>

struct peat {
	struct vm_area_struct *vma;
	unsigned long pfn;
	int cpu;
};

static int peat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void peat_close(struct vm_area_struct *vma)
{
	struct peat *peat = vma->vm_private_data;

	peat->vma = NULL;
}

static const struct vm_operations_struct peat_vm_ops = {
	.fault = peat_fault,
	.close = peat_close,
};

static DEFINE_PER_CPU(struct peat *, peat_here);

static int peat_down(unsigned int cpu)
{
	struct peat *peat = *this_cpu_ptr(&peat_here);

	if (peat && peat->vma)
		zap_vma_ptes(peat->vma, peat->vma->vm_start, PAGE_SIZE);  // want: deferred-access "CPU hotplug callback"
	return 0;
}

static int peat_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C4)
{
	struct peat *peat = file->private_data;

	if (current->nr_cpus_allowed != 1 || peat->cpu != smp_processor_id())
		return -EPERM;
	if (peat->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = peat;
	vma->vm_ops = &peat_vm_ops;
	peat->vma = vma;
	return 0;
}

static int __init peat_init(void)
{
	return cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "peat:online", NULL, peat_down);
}
module_init(peat_init);

static long peat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct peat *peat = file->private_data;
	int err;

	if (current->nr_cpus_allowed != 1 || peat->cpu != smp_processor_id())
		return -EPERM;
	if (!peat->vma)
		return -ENXIO;
	err = vm_insert_pfn(peat->vma, peat->vma->vm_start, peat->pfn);
	if (err)
		return err;
	zap_vma_ptes(peat->vma, peat->vma->vm_start, PAGE_SIZE);
	return 0;
}

static const struct file_operations peat_fops = {
	.mmap		= peat_mmap,
	.unlocked_ioctl	= peat_ioctl,
};
