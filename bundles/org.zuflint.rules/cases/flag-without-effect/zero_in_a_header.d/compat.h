#ifndef VM_LOCAL_CPU
#define VM_LOCAL_CPU	0  // want: flag-without-effect warning
#endif
