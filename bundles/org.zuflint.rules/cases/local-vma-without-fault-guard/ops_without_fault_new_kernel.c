// kernel: 6.6
#include <linux/fs.h>
#include <linux/mm.h>

static int pit_may_split(struct vm_area_struct *vma, unsigned long addr)
{
	return -EINVAL;
}

static int pit_access(struct vm_area_struct *vma, unsigned long addr, void *buf, int len, int write)
{
	return -EACCES;
}

static const struct vm_operations_struct pit_vm_ops = {  // want: local-vma-without-fault-guard info "has no .fault"
	.may_split	= pit_may_split,
	.access		= pit_access,
};

static int pit_mmap(struct file *file, struct vm_area_struct *vma)  // fact: C3 proved
{
	vm_flags_set(vma, VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY);  // want: flag-bit-collision
	vma->vm_ops = &pit_vm_ops;
	return 0;
}

const struct file_operations pit_fops = { .mmap = pit_mmap };
