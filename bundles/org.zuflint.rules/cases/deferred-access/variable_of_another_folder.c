#ifndef VIEW_H
#define VIEW_H
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/workqueue.h>

struct pane {
	unsigned long pfn;
	struct task_struct *user;
	struct delayed_work tidy;
};
void pane_tidy(struct work_struct *work);
long pane_ioctl(struct file *file, unsigned int cmd, unsigned long arg);
#endif
// file: view/mmap.c
#include "../variable_of_another_folder.c"

static struct vm_area_struct *pane_area;

static int pane_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pane_close(struct vm_area_struct *vma)
{
	pane_area = NULL;
}

static const struct vm_operations_struct pane_vm_ops = {
	.fault	= pane_fault,
	.close	= pane_close,
};

static int pane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C1)
{
	struct pane *p = file->private_data;

	if (!is_percpu_thread())
		return -EPERM;
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	if (pane_area)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_DONTDUMP | VM_LOCAL_CPU;
	vma->vm_ops = &pane_vm_ops;
	pane_area = vma;
	p->user = current;
	return 0;
}

long pane_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pane *p = file->private_data;
	struct vm_area_struct *vma = pane_area;
	int err;

	if (!is_percpu_thread() || p->user != current || !vma)
		return -EPERM;
	err = vm_insert_pfn(vma, vma->vm_start, p->pfn);
	zap_vma_ptes(vma, vma->vm_start, PAGE_SIZE);
	return err;
}

const struct file_operations pane_fops = {
	.mmap		= pane_mmap,
	.unlocked_ioctl	= pane_ioctl,
};
// file: tidy/tidy.c
#include "../variable_of_another_folder.c"
static struct vm_area_struct *pane_area;

void pane_tidy(struct work_struct *work)
{
	struct vm_area_struct *vma = pane_area;

	if (vma)
		zap_vma_ptes(vma, vma->vm_start, vma->vm_end - vma->vm_start);
}

static int __init tidy_init(void)
{
	static struct pane main_pane;

	INIT_DELAYED_WORK(&main_pane.tidy, pane_tidy);
	schedule_delayed_work(&main_pane.tidy, HZ);
	return 0;
}
module_init(tidy_init);
