#include <linux/mm.h>

#include "dunlins.h"

static const unsigned long dunlins_base = VM_MIXEDMAP | VM_DONTCOPY | VM_DONTEXPAND;

void dunlins_prepare(struct dunlins *dunlins, struct vm_area_struct *area)
{
	area->vm_flags |= dunlins_base;
	area->vm_private_data = dunlins;
	dunlins->vma = area;
}
