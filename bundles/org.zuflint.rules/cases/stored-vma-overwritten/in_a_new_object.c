#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

/* Each mapping has an object of its own: a second one overwrites nothing. */

struct view {
	struct vm_area_struct *vma;
	struct list_head list;
};

static LIST_HEAD(views);

static void view_init(struct view *view, struct vm_area_struct *vma)
{
	view->vma = vma;
	vma->vm_private_data = view;
	list_add(&view->list, &views);
}

static vm_fault_t view_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static const struct vm_operations_struct view_vm_ops = { .fault = view_fault };

static int view_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store view.vma guarded kept
{
	struct view *view = kzalloc(sizeof(*view), GFP_KERNEL);

	if (!view)
		return -ENOMEM;
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_IO;
	vma->vm_ops = &view_vm_ops;
	view_init(view, vma);
	return 0;
}

const struct file_operations view_fops = { .mmap = view_mmap };
