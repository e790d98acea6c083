// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

/* Operations that work for vmas with something in vm_private_data only, and vmas where nobody puts anything there. */

struct note {
	struct vm_area_struct *vma;
	struct list_head list;
};

struct desk;

struct desk_ops {
	int (*mmap)(struct desk *desk, struct vm_area_struct *vma);
	int (*fb_mmap)(struct desk *desk, struct vm_area_struct *vma);
};

struct desk {
	const struct desk_ops *ops;
	struct list_head notes;
	unsigned long pfn;
	struct page *dummy;
};

static void note_keep(struct desk *desk, struct vm_area_struct *vma)
{
	struct note *note = kzalloc(sizeof(*note), GFP_KERNEL);

	if (!note)
		return;
	note->vma = vma;
	vma->vm_private_data = note;
	list_add(&note->list, &desk->notes);
}

static void note_open(struct vm_area_struct *vma)
{
	struct note *note = vma->vm_private_data;
	struct desk *desk = vma->vm_file->private_data;

	if (!note)
		return;
	if (!desk->pfn) {
		vma->vm_private_data = NULL;
		zap_vma_ptes(vma, vma->vm_start, vma->vm_end - vma->vm_start);
		return;
	}
	note_keep(desk, vma);
}

static vm_fault_t note_fault(struct vm_fault *vmf)
{
	struct desk *desk = vmf->vma->vm_file->private_data;

	if (!vmf->vma->vm_private_data)
		return VM_FAULT_SIGBUS;
	vmf->page = desk->dummy;
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct note_vm_ops = {
	.open = note_open,
	.fault = note_fault,
};

static int desk_map(struct desk *desk, struct vm_area_struct *vma)
{
	return io_remap_pfn_range(vma, vma->vm_start, desk->pfn, PAGE_SIZE, vma->vm_page_prot);
}

static int plain_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: ops note_vm_ops; insert io_remap_pfn_range; fault note_fault refuses; no zap zap_vma_ptes; no store note.vma
{
	return desk_map(desk, vma);
}

static int kept_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: fault note_fault maps; zap zap_vma_ptes; store note.vma
{
	note_keep(desk, vma);
	return desk_map(desk, vma);
}

// Its caller puts something there afterwards.
static int late_mmap(struct desk *desk, struct vm_area_struct *vma)  // fact: fault note_fault maps; zap zap_vma_ptes
{
	return desk_map(desk, vma);
}

static const struct desk_ops plain_ops = { .mmap = plain_mmap };
static const struct desk_ops kept_ops = { .mmap = kept_mmap };
static const struct desk_ops late_ops = { .fb_mmap = late_mmap };

static int desk_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct desk *desk = file->private_data;

	vma->vm_ops = &note_vm_ops;
	return desk->ops->mmap(desk, vma);
}

static int desk_late_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct desk *desk = file->private_data;
	int error;

	vma->vm_ops = &note_vm_ops;
	error = desk->ops->fb_mmap(desk, vma);
	if (!error)
		vma->vm_private_data = desk;
	return error;
}

static int alone_mmap(struct file *file, struct vm_area_struct *vma)  // fact: fault note_fault refuses; no zap zap_vma_ptes
{
	vma->vm_ops = &note_vm_ops;
	return desk_map(file->private_data, vma);
}

const struct file_operations desk_fops = { .mmap = desk_mmap };
const struct file_operations late_fops = { .mmap = desk_late_mmap };
const struct file_operations alone_fops = { .mmap = alone_mmap };

static long desk_drop(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct desk *desk = file->private_data;
	struct note *note;

	list_for_each_entry(note, &desk->notes, list)
		zap_vma_ptes(note->vma, note->vma->vm_start, PAGE_SIZE);
	return 0;
}

const struct file_operations drop_fops = { .unlocked_ioctl = desk_drop };
