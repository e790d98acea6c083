#include "box.h"

int box_enter(const struct box *box)
{
	if (current->nr_cpus_allowed != 1)
		return -EPERM;
	return box->cpu == smp_processor_id() ? 0 : -EXDEV;
}

int box_put(struct box *box, unsigned long pfn)
{
	return vm_insert_pfn(box->vma, box->vma->vm_start, pfn);
}

void box_take(struct box *box)
{
	/* Fine from the ioctl, wrong from the expiry. */
	zap_vma_ptes(box->vma, box->vma->vm_start, PAGE_SIZE);  // want: deferred-access error "box_expire"
}

void box_expire(struct work_struct *work)
{
	struct box *box = container_of(to_delayed_work(work), struct box, expire);

	box_take(box);
}
