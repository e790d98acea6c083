// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/proc_fs.h>

/* A private mapping that is refused is refused on every path, however many there are. */

struct reed {
	unsigned long pfn;
	int wet0;
	int cut0;
	int wet1;
	int cut1;
	int wet2;
	int cut2;
	int wet3;
	int cut3;
	int wet4;
	int cut4;
	int wet5;
	int cut5;
	int wet6;
	int cut6;
};

static int reed_map(struct reed *r, struct vm_area_struct *vma)
{
	if (r->wet0)
		r->cut0 = 1;
	if (r->wet1)
		r->cut1 = 1;
	if (r->wet2)
		r->cut2 = 1;
	if (r->wet3)
		r->cut3 = 1;
	if (r->wet4)
		r->cut4 = 1;
	if (r->wet5)
		r->cut5 = 1;
	if (r->wet6)
		r->cut6 = 1;
	return remap_pfn_range(vma, vma->vm_start, r->pfn, PAGE_SIZE, vma->vm_page_prot);
}

static int shared_mmap(struct file *file, struct vm_area_struct *vma)  // fact: insert remap_pfn_range; C3 proved
{
	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	return reed_map(file->private_data, vma);
}

const struct file_operations shared_fops = { .mmap = shared_mmap };

static int either_mmap(struct file *file, struct vm_area_struct *vma)  // fact: insert remap_pfn_range; C3 proved
{
	if (!(vma->vm_flags & (VM_SHARED | VM_MAYSHARE)))
		return -EINVAL;
	return reed_map(file->private_data, vma);
}

const struct file_operations either_fops = { .mmap = either_mmap };

static int not_any_more_mmap(struct file *file, struct vm_area_struct *vma)  // fact: insert remap_pfn_range; C3 open
{
	vma->vm_flags &= ~VM_MAYSHARE;
	if (!(vma->vm_flags & (VM_SHARED | VM_MAYSHARE)))
		return -EINVAL;
	return reed_map(file->private_data, vma);
}

const struct file_operations not_any_more_fops = { .mmap = not_any_more_mmap };

static int private_mmap(struct file *file, struct vm_area_struct *vma)  // fact: insert remap_pfn_range; C3 open
{
	if (vma->vm_flags & VM_SHARED)
		return -EINVAL;
	return reed_map(file->private_data, vma);
}

const struct file_operations private_fops = { .mmap = private_mmap };

/* A local holds the member of a table that providers are in: the vma goes on to one of them. */

static int entry_mmap(struct proc_dir_entry *entry, struct file *file, struct vm_area_struct *vma)
{
	typeof_member(struct proc_ops, proc_mmap) mmap;

	mmap = entry->proc_ops->proc_mmap;
	if (mmap)
		return mmap(file, vma);
	return -EIO;
}

static int through_local_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: no mapping
{
	return entry_mmap(file->private_data, file, vma);
}

const struct file_operations through_local_fops = { .mmap = through_local_mmap };
