#include <linux/fs.h>
#include <linux/mm.h>

/* The table's member is a macro's parameter, and its arguments are the macro's rest. */

struct bank;

struct bank_ops {
	int (*map)(struct bank *bank, struct vm_area_struct *vma);
};

struct bank {
	const struct bank_ops *ops;
	int count_map;
};

#define call_bank(bank, op, args...) \
	((bank)->ops->op ? ((bank)->count_ ## op++, (bank)->ops->op(bank, ## args)) : -ENOTTY)

static vm_fault_t page_fault(struct vm_fault *vmf)  // want: local-vma-faulted "'page_fault'"
{
	return vmf_insert_pfn(vmf->vma, vmf->address, 1);
}

static const struct vm_operations_struct page_vm_ops = { .fault = page_fault };

static int page_map(struct bank *bank, struct vm_area_struct *vma)
{
	vma->vm_ops = &page_vm_ops;
	vma->vm_flags |= VM_LOCAL_CPU | VM_PFNMAP | VM_DONTCOPY | VM_IO;
	return 0;
}

static const struct bank_ops page_bank_ops = { .map = page_map };

static int bank_mmap(struct file *file, struct vm_area_struct *vma)
{
	struct bank *bank = file->private_data;

	return call_bank(bank, map, vma);
}

const struct file_operations bank_fops = { .mmap = bank_mmap };
