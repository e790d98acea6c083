#include <linux/mm.h>

/* The subsystem that calls these from its .mmap is not among the files: the flag is not passed over in silence. */

void kiln_mark(struct vm_area_struct *vma)  // verdict: unproven(C1: no mmap provider among the analysed files comes to kiln_mark())
{
	vma->vm_flags |= VM_LOCAL_CPU;
}

static int kiln_map(struct kiln *kiln, struct vm_area_struct *vma)  // verdict: unproven(C1: no mmap provider among the analysed files comes to kiln_map())
{
	vma->vm_flags |= VM_LOCAL_CPU;
	return remap_pfn_range(vma, vma->vm_start, kiln->pfn, PAGE_SIZE, vma->vm_page_prot);
}

const struct kiln_ops kiln_ops = { .map_user = kiln_map };
