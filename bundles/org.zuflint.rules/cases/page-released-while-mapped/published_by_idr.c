/* The job, or its page, is put where the server finds it, and nobody is waited for. */
#include <linux/mm.h>
#include <linux/fs.h>
struct job { struct page *page; struct completion done; int state; struct list_head link; struct llist_node ll; struct hlist_node hl; struct rhash_head rh; struct rb_node rb; struct klist_node kn; };
static DEFINE_IDR(jobs);
struct idr_st_bad { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int idr_st_bad_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void idr_st_bad_close(struct vm_area_struct *vma) { struct idr_st_bad *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct idr_st_bad_vm_ops = { .fault = idr_st_bad_fault, .close = idr_st_bad_close };
static int idr_st_bad_open(struct inode *inode, struct file *file)
{
	struct idr_st_bad *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int idr_st_bad_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int idr_st_bad_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in give() drops pages)
{
	struct idr_st_bad *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &idr_st_bad_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long give(unsigned long addr)
{
	struct job on = { };
	struct job *job = &on;
	if (get_user_pages_fast(addr, 1, 0, &job->page) != 1) {
		return -EFAULT;
	}
	init_completion(&job->done);
	idr_alloc(&jobs, job, 1, 2, GFP_KERNEL);
	put_page(job->page);
	return 0;
}
static long idr_st_bad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct idr_st_bad *s = file->private_data;
	int err;
	if (cmd == 1)
		return give(arg);
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	{
	struct job *j = idr_remove(&jobs, 1);
	struct page *page = j ? j->page : NULL;
	if (!page)
		return -EAGAIN;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(page));
	if (!err) {
		cpu_relax();
		zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	}
	if (j)
		complete(&j->done);
	}
	return err;
}
const struct file_operations idr_st_bad_fops = { .open = idr_st_bad_open, .release = idr_st_bad_release, .mmap = idr_st_bad_mmap, .unlocked_ioctl = idr_st_bad_ioctl };
