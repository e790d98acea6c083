#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/sched.h>

#include "box.h"

/* Two calls down. */

static int box_put(struct vm_area_struct *where, unsigned long pfn)
{
	return vm_insert_pfn(where, where->vm_start, pfn);
}

static int box_show(struct vm_area_struct *vma, unsigned long pfn)
{
	return box_put(vma, pfn);
}

long box_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct box *box = file->private_data;
	struct vm_area_struct *vma;
	int err;

	if (current->nr_cpus_allowed != 1 || box->cpu != smp_processor_id())
		return -EPERM;
	vma = box->vma;
	if (!vma)
		return -ENXIO;
	err = box_show(vma, arg);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}
