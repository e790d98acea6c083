#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>

/* Each mapping has an object, which stays in the list. */
struct rowan {
	struct list_head views;
	int cpu;
};

struct rowan_view {
	struct list_head link;
	struct vm_area_struct *vma;
};

static int rowan_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void rowan_close(struct vm_area_struct *vma)
{
	struct rowan_view *view = vma->vm_private_data;

	kfree(view->vma->vm_file->private_data);
}

static const struct vm_operations_struct rowan_vm_ops = {
	.fault = rowan_fault,
	.close = rowan_close,
};

static int rowan_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct rowan *rowan = file->private_data;
	struct rowan_view *view = kzalloc(sizeof(*view), GFP_KERNEL);

	if (!view)
		return -ENOMEM;
	vma->vm_flags |= VM_PFNMAP | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_private_data = view;
	vma->vm_ops = &rowan_vm_ops;
	view->vma = vma;  // want: stored-vma-outlives-mapping
	list_add(&view->link, &rowan->views);
	return 0;
}

static long rowan_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct rowan *rowan = file->private_data;
	struct rowan_view *view;

	if (current->nr_cpus_allowed != 1 || rowan->cpu != smp_processor_id())
		return -EPERM;
	list_for_each_entry(view, &rowan->views, link) {
		if (vm_insert_pfn(view->vma, view->vma->vm_start, arg))
			break;
		zap_vma_ptes(view->vma, view->vma->vm_start, PAGE_SIZE);
	}
	return 0;
}

const struct file_operations rowan_fops = {
	.mmap		= rowan_mmap,
	.unlocked_ioctl	= rowan_ioctl,
};
