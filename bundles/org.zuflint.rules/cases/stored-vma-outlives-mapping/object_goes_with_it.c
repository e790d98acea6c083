#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

/* Each mapping has an object, which .close takes out of the list. */
struct pine {
	struct list_head views;
	int cpu;
};

struct pine_view {
	struct list_head link;
	struct vm_area_struct *vma;
};

static int pine_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void pine_close(struct vm_area_struct *vma)
{
	struct pine_view *view = vma->vm_private_data;

	list_del(&view->link);
	kfree(view);
}

static const struct vm_operations_struct pine_vm_ops = {
	.fault = pine_fault,
	.close = pine_close,
};

static int pine_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store pine_view.vma guarded cleared
{
	struct pine *pine = file->private_data;
	struct pine_view *view = kzalloc(sizeof(*view), GFP_KERNEL);

	if (!view)
		return -ENOMEM;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = view;
	vma->vm_ops = &pine_vm_ops;
	view->vma = vma;
	list_add(&view->link, &pine->views);
	return 0;
}

static long pine_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct pine *pine = file->private_data;
	struct pine_view *view;

	if (current->nr_cpus_allowed != 1 || pine->cpu != smp_processor_id())
		return -EPERM;
	list_for_each_entry(view, &pine->views, link) {
		if (vm_insert_pfn(view->vma, view->vma->vm_start, arg))
			break;
		zap_vma_ptes(view->vma, view->vma->vm_start, PAGE_SIZE);
	}
	return 0;
}

const struct file_operations pine_fops = {
	.mmap		= pine_mmap,
	.unlocked_ioctl	= pine_ioctl,
};
