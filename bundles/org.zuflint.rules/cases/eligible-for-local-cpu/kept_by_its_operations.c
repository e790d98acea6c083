// kernel: 6.1
#include <linux/fs.h>
#include <linux/list.h>
#include <linux/mm.h>
#include <linux/slab.h>

/* Nobody keeps the vma in .mmap: its fault handler does, or its .open, and an ioctl zaps through the pointer. */

struct bar {
	struct list_head maps;
	unsigned long pfn;
	struct mutex lock;
};

struct bar_map {
	struct vm_area_struct *area;
	struct list_head next;
};

static int bar_remember(struct bar *bar, struct vm_area_struct *area)
{
	struct bar_map *map = kmalloc(sizeof(*map), GFP_KERNEL);

	if (!map)
		return -ENOMEM;
	map->area = area;
	list_add(&map->next, &bar->maps);
	return 0;
}

static vm_fault_t bar_fault(struct vm_fault *vmf)
{
	struct vm_area_struct *vma = vmf->vma;
	struct bar *bar = vma->vm_private_data;

	if (bar_remember(bar, vma))
		return VM_FAULT_OOM;
	if (io_remap_pfn_range(vma, vma->vm_start, bar->pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct bar_vm_ops = { .fault = bar_fault };

static int bar_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store bar_map.area guarded kept; zap zap_vma_ptes; fault bar_fault maps
{
	vma->vm_private_data = file->private_data;
	vma->vm_flags |= VM_IO | VM_PFNMAP;
	vma->vm_ops = &bar_vm_ops;
	return 0;
}

static long bar_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct bar *bar = file->private_data;
	struct bar_map *map;

	mutex_lock(&bar->lock);
	list_for_each_entry(map, &bar->maps, next) {
		struct vm_area_struct *area = map->area;

		zap_vma_ptes(area, area->vm_start, area->vm_end - area->vm_start);
	}
	mutex_unlock(&bar->lock);
	return 0;
}

const struct file_operations bar_fops = {
	.mmap = bar_mmap,
	.unlocked_ioctl = bar_ioctl,
};

struct slot {
	struct vm_area_struct *last;
	struct page *page;
};

static void slot_open(struct vm_area_struct *copy)
{
	struct slot *slot = copy->vm_private_data;

	slot->last = copy;
}

static void slot_close(struct vm_area_struct *vma)
{
	struct slot *slot = vma->vm_private_data;

	slot->last = NULL;
}

static vm_fault_t slot_fault(struct vm_fault *vmf)
{
	struct slot *slot = vmf->vma->vm_private_data;

	vmf->page = slot->page;
	get_page(vmf->page);
	return 0;
}

static const struct vm_operations_struct slot_vm_ops = {
	.open = slot_open,
	.close = slot_close,
	.fault = slot_fault,
};

static int slot_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store slot.last unguarded cleared
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &slot_vm_ops;
	return 0;
}

const struct file_operations slot_fops = { .mmap = slot_mmap };
