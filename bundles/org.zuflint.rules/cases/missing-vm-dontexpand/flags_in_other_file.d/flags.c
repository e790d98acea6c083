#include <linux/mm.h>

#include "plovers.h"

static const unsigned long plovers_base = VM_MIXEDMAP | VM_DONTCOPY | VM_IO;

void plovers_prepare(struct plovers *plovers, struct vm_area_struct *area)
{
	area->vm_flags |= plovers_base;
	area->vm_private_data = plovers;
	plovers->vma = area;
}
