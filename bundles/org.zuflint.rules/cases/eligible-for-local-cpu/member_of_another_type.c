// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <shop/goods.h>

/* Another struct's member of the same name holds a function that takes something else: it is not called here. */

struct shelf_ops {
	int (*mmap)(void *box, struct vm_area_struct *vma);
};

static int box_mmap(void *box, struct vm_area_struct *vma)
{
	return remap_vmalloc_range(vma, box, 0);
}

static const struct shelf_ops box_ops = { .mmap = box_mmap };

static vm_fault_t till_fault(struct vm_fault *vmf)
{
	vmf->page = till_page(vmf->pgoff);
	return 0;
}

static const struct vm_operations_struct till_vm_ops = { .fault = till_fault };

static int till_mmap(struct till *till, struct vm_area_struct *vma)  // verdict: not eligible(C3)
{
	vma->vm_ops = &till_vm_ops;
	return 0;
}

void till_open(struct shop *shop)
{
	shop->ops.mmap = till_mmap;
}

static int shelf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1) fact: vma shelf_mmap; insert remap_vmalloc_range
{
	struct shelf *shelf = file->private_data;
	const struct shelf_ops *ops = shelf_ops_of(shelf);

	return ops->mmap(shelf_box(shelf), vma);
}

const struct file_operations shelf_fops = { .mmap = shelf_mmap };
