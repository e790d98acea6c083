#include <linux/fs.h>
#include <linux/mm.h>
#include "core/kinds.h"

struct lane {
	struct queue queue;
};

static int lane_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2); unproven(C1)
{
	struct lane *lane = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard
	return queue_mmap(&lane->queue, vma);
}

static int lane_open(struct inode *inode, struct file *file)
{
	struct lane *lane = kzalloc(sizeof(*lane), GFP_KERNEL);

	if (!lane)
		return -ENOMEM;
	queue_init_whole(&lane->queue);
	file->private_data = lane;
	return 0;
}

const struct file_operations lane_fops = {
	.open = lane_open,
	.mmap = lane_mmap,
};
// file: page/page.c
#include <linux/fs.h>
#include <linux/mm.h>
#include "core/kinds.h"

struct page {
	struct queue queue;
};

static int page_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C2); violation(C3: paged_fault)
{
	struct page *page = file->private_data;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;  // want: local-vma-without-fault-guard
	return queue_mmap(&page->queue, vma);
}

static int page_open(struct inode *inode, struct file *file)
{
	struct page *page = kzalloc(sizeof(*page), GFP_KERNEL);

	if (!page)
		return -ENOMEM;
	queue_init_paged(&page->queue);
	file->private_data = page;
	return 0;
}

const struct file_operations page_fops = {
	.open = page_open,
	.mmap = page_mmap,
};
// file: core/kinds.h
struct kind_ops {
	int (*map)(struct vm_area_struct *vma);
};

struct queue {
	const struct kind_ops *ops;
};

void queue_init_whole(struct queue *queue);
void queue_init_paged(struct queue *queue);
int queue_mmap(struct queue *queue, struct vm_area_struct *vma);
// file: core/whole.c
#include <linux/mm.h>
#include "core/kinds.h"

static int whole_map(struct vm_area_struct *vma)
{
	return remap_pfn_range(vma, vma->vm_start, vma->vm_pgoff, PAGE_SIZE, vma->vm_page_prot);  // want: unpinned-access "lane_mmap" want: unpinned-access "page_mmap"
}

static const struct kind_ops kind_ops = { .map = whole_map };

void queue_init_whole(struct queue *queue)
{
	queue->ops = &kind_ops;
}
// file: core/paged.c
#include <linux/mm.h>
#include "core/kinds.h"

static int paged_fault(struct vm_fault *vmf)  // want: local-vma-faulted error "page_mmap"
{
	vmf->page = virt_to_page(vmf->vma->vm_file->private_data);
	return 0;
}

static const struct vm_operations_struct paged_vm_ops = { .fault = paged_fault };

static int paged_map(struct vm_area_struct *vma)
{
	vma->vm_ops = &paged_vm_ops;
	return 0;
}

static const struct kind_ops kind_ops = { .map = paged_map };

void queue_init_paged(struct queue *queue)
{
	queue->ops = &kind_ops;
}

int queue_mmap(struct queue *queue, struct vm_area_struct *vma)
{
	return queue->ops->map(vma);
}
