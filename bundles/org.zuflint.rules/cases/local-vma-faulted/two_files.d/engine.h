#ifndef ENGINE_H
#define ENGINE_H

#include <linux/mm.h>

#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU 0
#endif

#define ENGINE_VM_FLAGS (VM_PFNMAP | VM_DONTCOPY | VM_LOCAL_CPU)

struct engine {
	unsigned long first_pfn;
	unsigned long pages;
};

extern const struct vm_operations_struct engine_vm_ops;

#endif
