/* A packet is freed, and a page of it is mapped that is none of its data. */
#include <linux/mm.h>
#include <linux/fs.h>
struct skbany { struct task_struct *task; struct vm_area_struct *vma; struct page *page; };
static int skbany_fault(struct vm_fault *vmf) { return VM_FAULT_SIGBUS; }
static void skbany_close(struct vm_area_struct *vma) { struct skbany *s = vma->vm_private_data; s->vma = NULL; }
static const struct vm_operations_struct skbany_vm_ops = { .fault = skbany_fault, .close = skbany_close };
static int skbany_open(struct inode *inode, struct file *file)
{
	struct skbany *s = kzalloc(sizeof(*s), GFP_KERNEL);
	if (!s)
		return -ENOMEM;
	file->private_data = s;
	return 0;
}
static int skbany_release(struct inode *inode, struct file *file) { kfree(file->private_data); return 0; }
static int skbany_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: unproven(C4: dev_kfree_skb_any())
{
	struct skbany *s = file->private_data;
	if (!is_percpu_thread() || !(vma->vm_flags & VM_SHARED))
		return -EPERM;
	if (s->vma)
		return -EBUSY;
	vma->vm_flags |= VM_PFNMAP | VM_IO | VM_DONTCOPY | VM_DONTEXPAND | VM_LOCAL_CPU;
	vma->vm_ops = &skbany_vm_ops;
	vma->vm_private_data = s;
	s->task = current;
	s->vma = vma;
	return 0;
}
static long skbany_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	struct skbany *s = file->private_data;
	dma_addr_t bus;
	size_t off;
	int err;
	struct sk_buff *skb = skb_dequeue(&the_q);
	if (!is_percpu_thread() || s->task != current || !s->vma)
		return -EPERM;
	err = vm_insert_pfn(s->vma, s->vma->vm_start, page_to_pfn(skb_frag_page(&skb_shinfo(skb)->frags[0])));
	if (err)
		return err;
	dev_kfree_skb_any(skb);  // want: page-released-while-mapped
	zap_vma_ptes(s->vma, s->vma->vm_start, PAGE_SIZE);
	return 0;
}
const struct file_operations skbany_fops = { .open = skbany_open, .release = skbany_release, .mmap = skbany_mmap, .unlocked_ioctl = skbany_ioctl };
