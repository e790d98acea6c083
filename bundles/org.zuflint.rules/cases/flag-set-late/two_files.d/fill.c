#include <linux/mm.h>

#include "vise.h"

int vise_fill(struct vm_area_struct *vma)
{
	unsigned long size = vma->vm_end - vma->vm_start;

	return io_remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, size, vma->vm_page_prot);
}
