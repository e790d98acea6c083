#include <linux/mm.h>

static int more_fault(struct vm_fault *vmf)  // want: local-vma-faulted error "more_fault"
{
	struct page *page = vmf->vma->vm_private_data;

	get_page(page);
	vmf->page = page;
	return 0;
}

static const struct vm_operations_struct vm_ops = { .fault = more_fault };

void peek_setup(void *p, struct vm_area_struct *vma)
{
	vma->vm_ops = &vm_ops;
}
