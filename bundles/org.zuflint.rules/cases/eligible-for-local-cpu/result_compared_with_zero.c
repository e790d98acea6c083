#include <linux/fs.h>
#include <linux/mm.h>

/* A failure that is told apart by == or != is no vma of another kind. */

static const struct vm_operations_struct lake_vm_ops = { .fault = filemap_fault };

static int lake_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3) fact: vma lake_mmap; ops lake_vm_ops
{
	int err;

	lake_enter(file);
	err = generic_file_mmap(file, vma);
	if (err == 0)
		vma->vm_ops = &lake_vm_ops;
	else
		lake_leave(file);
	return err;
}

static int pond_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3) fact: vma pond_mmap; ops lake_vm_ops
{
	int err = generic_file_mmap(file, vma);

	if (err != 0)
		goto out;
	vma->vm_ops = &lake_vm_ops;
out:
	return err;
}

const struct file_operations lake_fops = { .mmap = lake_mmap };
const struct file_operations pond_fops = { .mmap = pond_mmap };
