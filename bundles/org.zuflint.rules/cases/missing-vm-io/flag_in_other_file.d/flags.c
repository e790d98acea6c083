#include <linux/mm.h>

#include "dunlin.h"

static const unsigned long dunlin_base = VM_MIXEDMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_IO;

void dunlin_prepare(struct dunlin *dunlin, struct vm_area_struct *area)
{
	area->vm_flags |= dunlin_base;
	area->vm_private_data = dunlin;
	dunlin->vma = area;
}
