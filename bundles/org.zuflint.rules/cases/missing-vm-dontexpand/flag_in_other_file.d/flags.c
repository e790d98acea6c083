#include <linux/mm.h>

#include "plover.h"

static const unsigned long plover_base = VM_MIXEDMAP | VM_DONTCOPY | VM_IO | VM_DONTEXPAND;

void plover_prepare(struct plover *plover, struct vm_area_struct *area)
{
	area->vm_flags |= plover_base;
	area->vm_private_data = plover;
	plover->vma = area;
}
