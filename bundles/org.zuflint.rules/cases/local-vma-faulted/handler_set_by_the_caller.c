#include <linux/fs.h>
#include <linux/mm.h>

/* The core sets vm_ops and calls the driver; the driver's own table says which. */

struct pool_ops {
	int (*mmap)(struct pool *pool, struct vm_area_struct *vma);
	const struct vm_operations_struct *vm_ops;
};

struct pool {
	const struct pool_ops *ops;
	struct page *page;
};

static vm_fault_t cold_fault(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static vm_fault_t warm_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'warm_fault'"
{
	struct pool *pool = vmf->vma->vm_private_data;

	get_page(pool->page);
	vmf->page = pool->page;
	return 0;
}

static const struct vm_operations_struct cold_vm_ops = { .fault = cold_fault };
static const struct vm_operations_struct warm_vm_ops = { .fault = warm_fault };

static int cold_mmap(struct pool *pool, struct vm_area_struct *vma)  // fact: fault cold_fault refuses; C3 proved
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_IO;
	return 0;
}

static int warm_mmap(struct pool *pool, struct vm_area_struct *vma)  // fact: fault warm_fault maps; C3 broken
{
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_IO;
	return 0;
}

const struct pool_ops cold_pool_ops = { .mmap = cold_mmap, .vm_ops = &cold_vm_ops };
const struct pool_ops warm_pool_ops = { .mmap = warm_mmap, .vm_ops = &warm_vm_ops };

static int pool_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct pool *pool = file->private_data;

	vma->vm_private_data = pool;
	vma->vm_ops = pool->ops->vm_ops;
	return pool->ops->mmap(pool, vma);
}

const struct file_operations pool_fops = { .mmap = pool_mmap };
