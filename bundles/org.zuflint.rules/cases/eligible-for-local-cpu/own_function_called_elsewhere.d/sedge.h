struct sedge;
struct vm_area_struct;

typedef int (*sedge_fn)(struct sedge *s, struct vm_area_struct *vma);

int sedge_each(struct sedge *s, struct vm_area_struct *vma, sedge_fn fn);
