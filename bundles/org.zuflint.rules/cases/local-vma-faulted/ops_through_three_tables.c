#include <linux/fs.h>
#include <linux/mm.h>

/* The core takes vm_ops from the object's table, calls that table's mmap, and this one calls a kind's own. */

struct gem;
struct stone;

struct gem_funcs {
	int (*mmap)(struct gem *gem, struct vm_area_struct *vma);
	const struct vm_operations_struct *vm_ops;
};

struct gem {
	const struct gem_funcs *funcs;
};

struct stone_ops {
	int (*mmap)(struct stone *stone, struct vm_area_struct *vma);
};

struct stone {
	struct gem base;
	const struct stone_ops *ops;
};

static vm_fault_t stone_fault(struct vm_fault *vmf)  // want: local-vma-faulted "sets vmf->page"
{
	vmf->page = stone_page(vmf->vma->vm_private_data, vmf->pgoff);
	return 0;
}

static const struct vm_operations_struct stone_vm_ops = { .fault = stone_fault };

static int stone_mmap(struct gem *gem, struct vm_area_struct *vma)
{
	struct stone *stone = container_of(gem, struct stone, base);

	return stone->ops->mmap(stone, vma);
}

static const struct gem_funcs stone_funcs = { .mmap = stone_mmap, .vm_ops = &stone_vm_ops };

static int ruby_mmap(struct stone *stone, struct vm_area_struct *vma)  // fact: ops stone_vm_ops verdict: violation(C3)
{
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	return 0;
}

static const struct stone_ops ruby_ops = { .mmap = ruby_mmap };

static int gem_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct gem *gem = file->private_data;

	vma->vm_private_data = gem;
	vma->vm_ops = gem->funcs->vm_ops;
	return gem->funcs->mmap(gem, vma);
}

const struct file_operations gem_fops = { .mmap = gem_mmap };
