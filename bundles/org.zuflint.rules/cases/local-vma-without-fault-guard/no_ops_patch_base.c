#include <linux/fs.h>
#include <linux/mm.h>

/* 4.17: mmap(MAP_PRIVATE) of this file is an anonymous vma; any access faults in the zero page. */

static int bare_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3) fact: ops none
{
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard warning "Linux 4.17 a private mapping without vm_ops is anonymous"
	return 0;
}

const struct file_operations bare_fops = { .mmap = bare_mmap };
