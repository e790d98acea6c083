#include <linux/fs.h>
#include <linux/mm.h>

/* The file holds a header; the object around it depends on its type. */

enum kind { KIND_NONE, KIND_THREAD, KIND_BUFFER };

struct head {
	enum kind kind;
	long (*command)(struct head *head, unsigned int cmd, unsigned long arg);
	int (*map)(struct head *head, struct vm_area_struct *vma);
};

struct thread_file {
	struct head head;
	struct vm_area_struct *vma;
	int no;
};

static inline struct thread_file *thread_of(struct head *head)
{
	return container_of(head, struct thread_file, head);
}

static long thread_command(struct head *head, unsigned int cmd, unsigned long arg)
{
	struct thread_file *tf = thread_of(head);

	if (!tf->vma)
		return -ENXIO;
	if (cmd == _IO('T', 1))
		return vm_insert_pfn(tf->vma, tf->vma->vm_start, arg);  // want: unpinned-access warning "vm_insert_pfn() on the VM_LOCAL_CPU vma 'head_mmap"
	if (cmd == _IO('T', 2)) {
		if (tf->no != smp_processor_id() || current->nr_cpus_allowed != 1)
			return -EXDEV;
		zap_vma_ptes(tf->vma, tf->vma->vm_start, PAGE_SIZE);
		return 0;
	}
	return -ENOTTY;
}

static int thread_refuse(struct vm_fault *vmf)
{
	return VM_FAULT_SIGBUS;
}

static void thread_vma_close(struct vm_area_struct *vma)
{
	struct thread_file *tf = vma->vm_private_data;

	tf->vma = NULL;
}

static const struct vm_operations_struct thread_vm_ops = {
	.close = thread_vma_close,
	.fault = thread_refuse,
};

static int thread_map(struct head *head, struct vm_area_struct *vma)
{
	struct thread_file *tf = thread_of(head);

	if (tf->vma)
		return -EBUSY;
	vma->vm_flags |= VM_LOCAL_CPU | VM_DONTCOPY | VM_PFNMAP;
	vma->vm_private_data = tf;
	vma->vm_ops = &thread_vm_ops;
	tf->vma = vma;
	return 0;
}

static int head_open(struct inode *inode, struct file *file)
{
	struct thread_file *tf = kzalloc(sizeof(*tf), GFP_KERNEL);

	if (!tf)
		return -ENOMEM;
	tf->head.kind = KIND_THREAD;
	tf->head.command = thread_command;
	tf->head.map = thread_map;
	file->private_data = &tf->head;
	return 0;
}

static int head_mmap(struct file *file, struct vm_area_struct *vma)  // fact: store thread_file.vma guarded cleared; local
{
	struct head *head = file->private_data;

	if (!head || !head->map)
		return -ENODEV;
	return head->map(head, vma);
}

static long head_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct head *head = file->private_data;

	return head->command ? head->command(head, cmd, arg) : -ENOTTY;
}

const struct file_operations head_fops = {
	.open		= head_open,
	.mmap		= head_mmap,
	.unlocked_ioctl	= head_ioctl,
};
