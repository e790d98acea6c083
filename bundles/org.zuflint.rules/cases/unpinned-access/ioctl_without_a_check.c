#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

#define WORK_TAKE	_IO('W', 1)
#define WORK_GIVE	_IO('W', 2)

struct desk {
	struct vm_area_struct *vma;
	unsigned long pfn;
};

static int desk_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void desk_close(struct vm_area_struct *vma)
{
	struct desk *desk = vma->vm_private_data;

	desk->vma = NULL;
}

static const struct vm_operations_struct desk_vm_ops = {
	.fault = desk_fault,
	.close = desk_close,
};

static int desk_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2) context: WORK_TAKE, unknown context: WORK_GIVE, unknown fact: store desk.vma guarded cleared
{
	struct desk *desk = file->private_data;

	if (desk->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = desk;
	vma->vm_ops = &desk_vm_ops;
	desk->vma = vma;
	return 0;
}

static long desk_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct desk *desk = file->private_data;

	switch (cmd) {
	case WORK_TAKE:
		if (!desk->vma)
			return -ENXIO;
		return vm_insert_pfn(desk->vma, desk->vma->vm_start, desk->pfn);  // want: unpinned-access warning "nothing shows that its caller is pinned"
	case WORK_GIVE:
		if (!desk->vma)
			return -ENXIO;
		zap_vma_ptes(desk->vma, desk->vma->vm_start, PAGE_SIZE);  // want: unpinned-access warning "zap_vma_ptes()"
		return 0;
	default:
		return -ENOTTY;
	}
}

static const struct file_operations desk_fops = {
	.mmap		= desk_mmap,
	.unlocked_ioctl	= desk_ioctl,
};
