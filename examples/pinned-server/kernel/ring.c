// SPDX-License-Identifier: EPL-2.0 OR GPL-2.0-only
/* The thread's command ring. This vma BREAKS the promise: it is filled by page faults (C3). */
#include "pin.h"

static vm_fault_t pin_ring_fault(struct vm_fault *vmf)
{
	struct pin_thread *t = vmf->vma->vm_private_data;
	unsigned long index = vmf->pgoff - PIN_PGOFF_RING;

	if (index >= PIN_RING_PAGES)
		return VM_FAULT_SIGBUS;

	/* Whichever thread touches the ring first, on whichever CPU, gets the page mapped there. */
	get_page(t->ring[index]);
	vmf->page = t->ring[index];
	return 0;
}

static const struct vm_operations_struct pin_ring_vm_ops = {
	.fault = pin_ring_fault,
};

int pin_ring_mmap(struct pin_thread *t, struct vm_area_struct *vma)
{
	vma->vm_flags |= VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &pin_ring_vm_ops;
	vma->vm_private_data = t;
	return 0;
}
