// kernel: 6.1
#include <linux/fs.h>
#include <linux/huge_mm.h>
#include <linux/mm.h>

/* More paths than are followed come before the insert: it is listed all the same, and decides nothing. */

struct vat {
	unsigned long pfn;
	int full0;
	int level0;
	int full1;
	int level1;
	int full2;
	int level2;
	int full3;
	int level3;
	int full4;
	int level4;
	int full5;
	int level5;
	int full6;
	int level6;
	int full7;
	int level7;
	int full8;
	int level8;
	int full9;
	int level9;
	int full10;
	int level10;
	int full11;
	int level11;
	int full12;
	int level12;
	int full13;
	int level13;
	int full14;
	int level14;
	int full15;
	int level15;
	int full16;
	int level16;
	int full17;
	int level17;
	int full18;
	int level18;
	int full19;
	int level19;
	int full20;
	int level20;
	int full21;
	int level21;
	int full22;
	int level22;
	int full23;
	int level23;
};

static void vat_fill(struct vat *v, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_READ)
		v->pfn++;
	if (v->full0 > v->level0)
		v->level0 = 1;
	if (v->full1 > v->level1)
		v->level1 = 2;
	if (v->full2 > v->level2)
		v->level2 = 3;
	if (v->full3 > v->level3)
		v->level3 = 4;
	if (v->full4 > v->level4)
		v->level4 = 5;
	if (v->full5 > v->level5)
		v->level5 = 6;
	if (v->full6 > v->level6)
		v->level6 = 7;
	if (v->full7 > v->level7)
		v->level7 = 8;
	if (v->full8 > v->level8)
		v->level8 = 9;
	if (v->full9 > v->level9)
		v->level9 = 10;
	if (v->full10 > v->level10)
		v->level10 = 11;
	if (v->full11 > v->level11)
		v->level11 = 12;
}

static void vat_drain(struct vat *v, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_READ)
		v->pfn++;
	if (v->full12 > v->level12)
		v->level12 = 13;
	if (v->full13 > v->level13)
		v->level13 = 14;
	if (v->full14 > v->level14)
		v->level14 = 15;
	if (v->full15 > v->level15)
		v->level15 = 16;
	if (v->full16 > v->level16)
		v->level16 = 17;
	if (v->full17 > v->level17)
		v->level17 = 18;
	if (v->full18 > v->level18)
		v->level18 = 19;
	if (v->full19 > v->level19)
		v->level19 = 20;
	if (v->full20 > v->level20)
		v->level20 = 21;
	if (v->full21 > v->level21)
		v->level21 = 22;
	if (v->full22 > v->level22)
		v->level22 = 23;
	if (v->full23 > v->level23)
		v->level23 = 24;
}

static unsigned int vat_order(enum page_entry_size size)
{
	if (size == PE_SIZE_PTE)
		return PAGE_SHIFT - PAGE_SHIFT;
	return PMD_SHIFT - PAGE_SHIFT;
}

static vm_fault_t vat_insert(struct vat *v, struct vm_fault *vmf, bool pmd)
{
	vat_fill(v, vmf->vma);
	vat_drain(v, vmf->vma);
	if (pmd)
		return vmf_insert_pfn_pmd(vmf, pfn_to_pfn_t(v->pfn), true);
	return vmf_insert_mixed(vmf->vma, vmf->address, pfn_to_pfn_t(v->pfn));
}

static vm_fault_t vat_sized(struct vat *v, struct vm_fault *vmf, enum page_entry_size size)
{
	switch (size) {
	case PE_SIZE_PTE:
		return vat_insert(v, vmf, false);
	case PE_SIZE_PMD:
		return vat_insert(v, vmf, true);
	default:
		return VM_FAULT_FALLBACK;
	}
}

static vm_fault_t vat_huge_fault(struct vm_fault *vmf, enum page_entry_size size)
{
	return size == PE_SIZE_PTE ? VM_FAULT_FALLBACK : vat_insert(vmf->vma->vm_private_data, vmf, true);
}

static const struct vm_operations_struct vat_vm_ops = { .huge_fault = vat_huge_fault };

static int vat_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C1) fact: insert vmf_insert_pfn_pmd; huge_fault vat_huge_fault unknown
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &vat_vm_ops;
	return 0;
}

const struct file_operations vat_fops = { .mmap = vat_mmap };

/* Behind a constant only what it leaves: no insert of a PMD. */

static vm_fault_t vat_fault(struct vm_fault *vmf)
{
	return vat_sized(vmf->vma->vm_private_data, vmf, PE_SIZE_PTE);
}

static const struct vm_operations_struct vat_small_vm_ops = { .fault = vat_fault };

static int vat_small_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3) fact: insert vmf_insert_mixed; no insert vmf_insert_pfn_pmd; fault vat_fault maps
{
	vma->vm_private_data = file->private_data;
	vma->vm_ops = &vat_small_vm_ops;
	return 0;
}

const struct file_operations vat_small_fops = { .mmap = vat_small_mmap };

/* A function of constants is known. */

static vm_fault_t vat_ordered(struct vm_fault *vmf, enum page_entry_size size)
{
	if (vat_order(size) == 0)
		return vmf_insert_mixed(vmf->vma, vmf->address, pfn_to_pfn_t(0));
	return vmf_insert_pfn_pmd(vmf, pfn_to_pfn_t(0), true);
}

static vm_fault_t vat_one_fault(struct vm_fault *vmf)
{
	return vat_ordered(vmf, PE_SIZE_PTE);
}

static const struct vm_operations_struct vat_one_vm_ops = { .fault = vat_one_fault };

static int vat_one_mmap(struct file *file, struct vm_area_struct *vma)  // verdict: not eligible(C3) fact: insert vmf_insert_mixed; no insert vmf_insert_pfn_pmd
{
	vma->vm_ops = &vat_one_vm_ops;
	return 0;
}

const struct file_operations vat_one_fops = { .mmap = vat_one_mmap };
