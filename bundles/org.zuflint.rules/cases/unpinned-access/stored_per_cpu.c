#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>

struct seat {
	struct vm_area_struct *vma;
};

static DEFINE_PER_CPU(struct seat, seats);

static int seat_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct seat_vm_ops = { .fault = seat_fault };

static int seat_mmap(struct file *file, struct vm_area_struct *vma)  // fact: local context: seat_ioctl, pinned
{
	struct seat *seat;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	seat = this_cpu_ptr(&seats);
	if (seat->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_PFNMAP;
	vma->vm_ops = &seat_vm_ops;
	seat->vma = vma;  // want: stored-vma-outlives-mapping
	return 0;
}

static long seat_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct seat *seat;
	int err;

	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	seat = this_cpu_ptr(&seats);
	if (!seat->vma)
		return -ENXIO;
	err = vm_insert_pfn(seat->vma, seat->vma->vm_start, arg);
	zap_vma_ptes(seat->vma, seat->vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations seat_fops = {
	.mmap		= seat_mmap,
	.unlocked_ioctl	= seat_ioctl,
};
