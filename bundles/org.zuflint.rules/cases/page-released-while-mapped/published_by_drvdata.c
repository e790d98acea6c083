/* The job, or its page, is put where the server finds it, and nobody is waited for. */
#include <linux/mm.h>
#include <linux/fs.h>
struct job { struct page *page; struct completion done; int state; struct list_head link; struct llist_node ll; struct hlist_node hl; struct rhash_head rh; struct rb_node rb; struct klist_node kn; };
static struct device *dev;
struct drvdata_hp_bad { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int drvdata_hp_bad_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void drvdata_hp_bad_close(struct vm_area_struct *vma) { struct drvdata_hp_bad *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct drvdata_hp_bad_vm_ops = { .fault = drvdata_hp_bad_fault, .close = drvdata_hp_bad_close };
static int drvdata_hp_bad_open(struct inode *inode, struct file *file)
{
	struct drvdata_hp_bad *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int drvdata_hp_bad_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int drvdata_hp_bad_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: put_page() in give() drops pages)
{
	struct drvdata_hp_bad *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &drvdata_hp_bad_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long give(unsigned long addr)
{
	struct job *job = kzalloc(sizeof(*job), GFP_KERNEL);
	if (!job)
		return -ENOMEM;
	if (get_user_pages_fast(addr, 1, 0, &job->page) != 1) {
		kfree(job);
		return -EFAULT;
	}
	init_completion(&job->done);
	dev_set_drvdata(dev, job);
	put_page(job->page);
	kfree(job);
	return 0;
}
static long drvdata_hp_bad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct drvdata_hp_bad *s = file->private_data;
	int err;
	if (cmd == 1)
		return give(arg);
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	{
	struct job *j = dev_get_drvdata(dev);
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
const struct file_operations drvdata_hp_bad_fops = { .open = drvdata_hp_bad_open, .release = drvdata_hp_bad_release, .mmap = drvdata_hp_bad_mmap, .unlocked_ioctl = drvdata_hp_bad_ioctl };
