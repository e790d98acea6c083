#include <linux/mm.h>
#include <linux/pfn_t.h>

struct buf {
	struct page *pages[16];
};

static vm_fault_t put_one(struct vm_area_struct *vma, unsigned long addr, struct page *page)
{
	return vmf_insert_mixed(vma, addr, page_to_pfn_t(page));
}

static int populate(struct vm_area_struct *vma, struct buf *buf, int first, int count)
{
	unsigned long addr = vma->vm_start + ((unsigned long)first << PAGE_SHIFT);
	int i;

	for (i = first; i < first + count; i++, addr += PAGE_SIZE)
		if (put_one(vma, addr, buf->pages[i]) & VM_FAULT_ERROR)
			return -EIO;
	return 0;
}

static int buf_fault(struct vm_fault *vmf)  // want: local-vma-faulted "vmf_insert_mixed"
{
	struct buf *buf = vmf->vma->vm_private_data;

	if (populate(vmf->vma, buf, vmf->pgoff, 1))
		return VM_FAULT_SIGBUS;
	return VM_FAULT_NOPAGE;
}

static const struct vm_operations_struct buf_vm_ops = {
	.fault = buf_fault,
};

static void mark(struct vm_area_struct *v)
{
	v->vm_flags |= VM_MIXEDMAP | VM_DONTCOPY;
	v->vm_flags |= VM_DONTEXPAND | VM_IO | VM_LOCAL_CPU;
}

static int buf_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: violation(C3)
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &buf_vm_ops;
	mark(vma);
	return 0;
}

static const struct file_operations buf_fops = { .mmap = buf_mmap };
