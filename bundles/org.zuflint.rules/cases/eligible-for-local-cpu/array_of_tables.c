// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>

/* The third table of an array is none that stands in the third member of a table. */

struct tape;

struct tape_ops {
	int (*open)(struct tape *tape);
	void (*close)(struct tape *tape);
	int (*mmap)(struct tape *tape, struct vm_area_struct *vma);
};

struct tape {
	int kind;
	unsigned long pfn;
};

static int tape_open(struct tape *tape)
{
	return 0;
}

static int tape_mmap(struct tape *tape, struct vm_area_struct *vma)  // fact: insert remap_pfn_range
{
	return remap_pfn_range(vma, vma->vm_start, tape->pfn, PAGE_SIZE, vma->vm_page_prot);
}

static const struct tape_ops tape_thin_ops = { .open = tape_open };
static const struct tape_ops tape_wide_ops = { .open = tape_open, .mmap = tape_mmap };

static const struct tape_ops *tape_kinds[] = {
	[0] = &tape_thin_ops,
	[1] = &tape_thin_ops,
	[2] = &tape_wide_ops,
};

static int tape_file_mmap(struct file *file, struct vm_area_struct *vma)  // fact: insert remap_pfn_range
{
	struct tape *tape = file->private_data;

	return tape_kinds[tape->kind]->mmap(tape, vma);
}

const struct file_operations tape_fops = { .mmap = tape_file_mmap };
