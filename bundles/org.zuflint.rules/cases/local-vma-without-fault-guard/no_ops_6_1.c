// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

#define LANE_FLAGS (VM_IO | VM_PFNMAP | VM_DONTEXPAND | VM_DONTDUMP | VM_DONTCOPY)

static void lane_prepare(struct vm_area_struct *lane)
{
	lane->vm_flags |= LANE_FLAGS;
	lane->vm_flags |= VM_LOCAL_CPU;  // want: local-vma-without-fault-guard info "Linux 6.1" want: flag-bit-collision
}

static int lane_mmap(struct file *file, struct vm_area_struct *vma)  // fact: ops none; C3 proved; flag VM_IO; flag VM_DONTDUMP
{
	if (vma->vm_pgoff)
		return -EINVAL;
	lane_prepare(vma);
	return 0;
}

const struct file_operations lane_fops = { .mmap = lane_mmap };
