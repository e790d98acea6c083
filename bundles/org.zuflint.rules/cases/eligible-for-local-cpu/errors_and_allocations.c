// kernel: 6.1
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>

/* An error that goes up through two functions refuses; memory that runs out makes no second contract. */

struct port {
	unsigned long pfn;
	struct list_head views;
	int kind;
};

struct view {
	struct vm_area_struct *vma;
	struct list_head next;
};

static const struct vm_operations_struct port_vm_ops = { .access = generic_access_phys };

static int port_window(struct port *port, struct vm_area_struct *vma)
{
	int err = arch_port_window(port, vma->vm_pgoff);

	if (unlikely(err))
		return err;
	vma->vm_ops = &port_vm_ops;
	return io_remap_pfn_range(vma, vma->vm_start, port->pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

static int port_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma port_mmap; ops port_vm_ops; flag VM_PFNMAP; flag VM_DONTDUMP
{
	int ret;

	vma->vm_flags |= VM_DONTDUMP;
	ret = port_window(file->private_data, vma);

	if (ret < 0)
		return ret;
	return 0;
}

const struct file_operations port_fops = { .mmap = port_mmap };

/* The author of this one tests for what is more than zero: it stays possible. */
static int port_holds(struct port *port)
{
	int held = arch_port_held(port);

	if (held)
		return held;
	return 0;
}

static int held_mmap(struct file *file, struct vm_area_struct *vma)  // fact: flag VM_IO sometimes; flag VM_PFNMAP
{
	struct port *port = file->private_data;

	if (port_holds(port) > 0)
		vma->vm_flags |= VM_IO;
	vma->vm_flags |= VM_PFNMAP;
	vma->vm_private_data = port;
	return 0;
}

const struct file_operations held_fops = { .mmap = held_mmap };

static void view_note(struct port *port, struct vm_area_struct *vma)
{
	struct view *view = kmalloc(sizeof(*view), GFP_KERNEL);

	if (view) {
		view->vma = vma;
		list_add(&view->next, &port->views);
	}
}

static int noted_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma noted_mmap; store view.vma guarded kept
{
	struct port *port = file->private_data;

	vma->vm_flags |= VM_DONTEXPAND;
	view_note(port, vma);
	return remap_pfn_range(vma, vma->vm_start, port->pfn, vma->vm_end - vma->vm_start, vma->vm_page_prot);
}

const struct file_operations noted_fops = { .mmap = noted_mmap };

/* Whether the insert fails is not looked at: it is one vma all the same. */
static int careless_mmap(struct file *file, struct vm_area_struct *vma)  // fact: vma careless_mmap; insert vm_iomap_memory; flag VM_PFNMAP sometimes; flag VM_IO
{
	struct port *port = file->private_data;

	vma->vm_flags |= VM_IO;
	vma->vm_ops = &port_vm_ops;
	vm_iomap_memory(vma, port->pfn << PAGE_SHIFT, vma->vm_end - vma->vm_start);
	return 0;
}

const struct file_operations careless_fops = { .mmap = careless_mmap };
