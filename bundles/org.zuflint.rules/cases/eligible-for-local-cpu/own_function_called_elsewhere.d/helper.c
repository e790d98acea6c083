#include <linux/mm.h>
#include "sedge.h"

/* Its own function of that name is another one. */
static int put(struct sedge *s, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTDUMP;
	return 0;
}

int sedge_each(struct sedge *s, struct vm_area_struct *vma, sedge_fn fn)
{
	return fn(s, vma);
}

int sedge_dump(struct sedge *s, struct vm_area_struct *vma)
{
	return sedge_each(s, vma, put);
}
