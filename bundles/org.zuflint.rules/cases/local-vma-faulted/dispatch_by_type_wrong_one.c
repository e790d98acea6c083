#include <linux/fs.h>
#include <linux/mm.h>

enum obj_type { OBJ_PAGES = 1, OBJ_BUFFER };

struct obj {
	enum obj_type type;
	struct page *page;
};

static int obj_no_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static int obj_buf_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'obj_buf_fault'"
{
	struct obj *o = vmf->vma->vm_private_data;

	return vmf_insert_mixed(vmf->vma, vmf->address, page_to_pfn_t(o->page));
}

static const struct vm_operations_struct obj_pages_ops = { .fault = obj_no_fault };
static const struct vm_operations_struct obj_buf_ops = { .fault = obj_buf_fault };

/* The flag sits on the branch that is faulted. */
static int obj_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct obj *o = file->private_data;

	vma->vm_private_data = o;
	if (o->type == OBJ_PAGES) {
		vma->vm_flags |= VM_PFNMAP;
		vma->vm_ops = &obj_pages_ops;
	} else if (o->type == OBJ_BUFFER) {
		vma->vm_flags |= VM_DONTEXPAND | VM_IO | VM_MIXEDMAP | VM_DONTCOPY | VM_LOCAL_CPU;
		vma->vm_ops = &obj_buf_ops;
	} else {
		return -ENXIO;
	}
	return 0;
}

static const struct file_operations obj_fops = { .mmap = obj_mmap };
