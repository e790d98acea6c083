#include <linux/mm.h>

struct slot {
	struct page *page;
};

static struct page *slot_page(struct slot *slot)
{
	get_page(slot->page);
	return slot->page;
}

static int give(struct vm_fault *fault, struct slot *slot)
{
	fault->page = slot_page(slot);
	return 0;
}

static int slot_fault(struct vm_fault *fault)  // want: local-vma-faulted "'slot_fault'"
{
	struct slot *slot = fault->vma->vm_private_data;

	if (!slot->page)
		return VM_FAULT_SIGBUS;
	return give(fault, slot);
}

static struct vm_operations_struct slot_vm_ops = {
	.fault	= slot_fault,
};

static int slot_mmap(struct file *filp, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_flags |= VM_LOCAL_CPU;
	vma->vm_private_data = filp->private_data;
	vma->vm_ops = &slot_vm_ops;
	return 0;
}

struct file_operations slot_fops = {
	.mmap	= slot_mmap,
};
