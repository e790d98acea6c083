#define VISE_FLAGS	(VM_DONTCOPY | VM_LOCAL_CPU)

int vise_fill(struct vm_area_struct *vma);
