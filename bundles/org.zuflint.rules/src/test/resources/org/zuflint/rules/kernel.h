/*
 * Stands for every header of the kernel in BothWorldsTest: the types that cases name, and macros that hide what the
 * analysis must know by name in the way the kernel's do: as numbers, assembly, casts and loops.
 */
#ifndef ZUFLINT_TEST_KERNEL_H
#define ZUFLINT_TEST_KERNEL_H

typedef unsigned char u8, __u8, uint8_t;
typedef unsigned short u16, __u16, uint16_t;
typedef unsigned int u32, __u32, uint32_t, gfp_t, vm_fault_t, __poll_t, umode_t;
typedef unsigned long long u64, __u64, uint64_t, sector_t;
typedef int s32, __s32, pid_t, irqreturn_t;
typedef long long s64, __s64, loff_t, ktime_t;
typedef unsigned long size_t, pgoff_t, dma_addr_t, phys_addr_t, resource_size_t, vm_flags_t;
typedef long ssize_t;
typedef _Bool bool;
enum { false = 0, true = 1 };
typedef struct { unsigned long val; } pfn_t;
typedef struct { unsigned long pgprot; } pgprot_t;
typedef struct { int counter; } atomic_t, refcount_t;
typedef struct { long counter; } atomic_long_t;
typedef struct { int lock; } spinlock_t, raw_spinlock_t, rwlock_t, wait_queue_head_t;
typedef struct cpumask { unsigned long bits[4]; } cpumask_t;
typedef cpumask_t cpumask_var_t[1];
typedef struct { int size; } read_descriptor_t;
struct list_head { struct list_head *next, *prev; };
struct vm_area_struct {
	unsigned long vm_start, vm_end, vm_flags, vm_pgoff;
	void *vm_private_data;
	pgprot_t vm_page_prot;
	struct file *vm_file;
	const struct vm_operations_struct *vm_ops;
};

#define __init __attribute__((__section__(".init.text"))) __attribute__((__cold__))
#define __exit __attribute__((__section__(".exit.text"))) __attribute__((__used__))
#define __user __attribute__((noderef, address_space(__user)))
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __must_check __attribute__((__warn_unused_result__))
#define __maybe_unused __attribute__((__unused__))
#define __packed __attribute__((__packed__))
#define __aligned(x) __attribute__((__aligned__(x)))
#define __read_mostly __attribute__((__section__(".data..read_mostly")))
#define __printf(a, b) __attribute__((__format__(printf, a, b)))
#define __always_inline inline __attribute__((__always_inline__))
#define noinline __attribute__((__noinline__))
#define fallthrough __attribute__((__fallthrough__))
#define __cleanup(f) __attribute__((__cleanup__(f)))
#define __free(kind) __cleanup(__free_##kind)
#define DEFINE_FREE(kind, type, free) static inline void __free_##kind(void *p) { type _T = *(type *)p; free; }

#define NULL ((void *)0)
#define EPERM 1
#define EINTR 4
#define EIO 5
#define ENXIO 6
#define EAGAIN 11
#define ENOMEM 12
#define EACCES 13
#define EFAULT 14
#define EBUSY 16
#define ENODEV 19
#define EINVAL 22
#define ENOTTY 25
#define ENOSPC 28
#define ERESTARTSYS 512
#define ENOIOCTLCMD 515
#define EOPNOTSUPP 95
#define PAGE_SHIFT 12
#define PAGE_SIZE (_AC(1, UL) << PAGE_SHIFT)
#define PAGE_MASK (~(PAGE_SIZE - 1))
#define _AC(X, Y) __AC(X, Y)
#define __AC(X, Y) (X##Y)
#define HZ 250
#define GFP_KERNEL ((gfp_t)0xcc0u)
#define GFP_ATOMIC ((gfp_t)0xa20u)
#define GFP_NOWAIT ((gfp_t)0x800u)
#define BIT(nr) (1UL << (nr))
#define BIT_ULL(nr) (1ULL << (nr))

#define VM_NONE 0x00000000
#define VM_READ 0x00000001
#define VM_WRITE 0x00000002
#define VM_EXEC 0x00000004
#define VM_SHARED 0x00000008
#define VM_MAYREAD 0x00000010
#define VM_MAYWRITE 0x00000020
#define VM_MAYEXEC 0x00000040
#define VM_MAYSHARE 0x00000080
#define VM_PFNMAP 0x00000400
#define VM_LOCKED 0x00002000
#define VM_IO 0x00004000
#define VM_DONTCOPY 0x00020000
#define VM_DONTEXPAND 0x00040000
#define VM_NORESERVE 0x00200000
#define VM_DONTDUMP 0x04000000
#define VM_MIXEDMAP 0x10000000
#define VM_LOCAL_CPU BIT_ULL(37)
#define VM_FAULT_OOM ((vm_fault_t)0x1)
#define VM_FAULT_SIGBUS ((vm_fault_t)0x2)
#define VM_FAULT_SIGSEGV ((vm_fault_t)0x40)
#define VM_FAULT_NOPAGE ((vm_fault_t)0x100)
#define VM_FAULT_LOCKED ((vm_fault_t)0x200)
#define VM_FAULT_RETRY ((vm_fault_t)0x400)
#define VM_FAULT_ERROR (VM_FAULT_OOM | VM_FAULT_SIGBUS | VM_FAULT_SIGSEGV)
#define PF_NO_SETAFFINITY 0x04000000
#define MAP_SHARED 1

#define _IOC(dir, type, nr, size) (((dir) << 30) | ((type) << 8) | (nr) | ((size) << 16))
#define _IOC_TYPECHECK(t) (sizeof(t))
#define _IO(type, nr) _IOC(0U, (type), (nr), 0)
#define _IOR(type, nr, size) _IOC(2U, (type), (nr), (_IOC_TYPECHECK(size)))
#define _IOW(type, nr, size) _IOC(1U, (type), (nr), (_IOC_TYPECHECK(size)))
#define _IOWR(type, nr, size) _IOC(2U | 1U, (type), (nr), (_IOC_TYPECHECK(size)))
#define KERNEL_VERSION(a, b, c) (((a) << 16) + ((b) << 8) + (c))

#define barrier() __asm__ __volatile__("" : : : "memory")
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define READ_ONCE(x) ({ barrier(); *(const volatile __typeof__(x) *)&(x); })
#define WRITE_ONCE(x, val) do { *(volatile __typeof__(x) *)&(x) = (val); } while (0)
#define smp_store_release(p, v) do { barrier(); WRITE_ONCE(*p, v); } while (0)
#define smp_load_acquire(p) ({ __typeof__(*p) ___p1 = READ_ONCE(*p); barrier(); ___p1; })
#define rcu_assign_pointer(p, v) smp_store_release(&p, v)
#define rcu_dereference(p) READ_ONCE(p)
#define xchg(ptr, v) ({ __typeof__(*(ptr)) __ret = (v); asm volatile("xchg %0,%1" : "+r" (__ret), "+m" (*(ptr))); __ret; })
#define cmpxchg(ptr, o, n) ({ __typeof__(*(ptr)) __r; asm volatile("cmpxchg" : "=a" (__r) : "r" (n), "0" (o)); __r; })
#define offsetof(TYPE, MEMBER) __builtin_offsetof(TYPE, MEMBER)
#define container_of(ptr, type, member) \
	({ void *__mptr = (void *)(ptr); ((type *)(__mptr - offsetof(type, member))); })
#define list_entry(ptr, type, member) container_of(ptr, type, member)
#define list_first_entry(ptr, type, member) list_entry((ptr)->next, type, member)
#define list_for_each_entry(pos, head, member) \
	for (pos = list_first_entry(head, __typeof__(*pos), member); &pos->member != (head); \
	     pos = list_entry(pos->member.next, __typeof__(*pos), member))
#define list_for_each_entry_safe(pos, n, head, member) \
	for (pos = list_first_entry(head, __typeof__(*pos), member), n = pos; &pos->member != (head); pos = n)
#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)
#define ARRAY_SIZE(arr) (sizeof(arr) / sizeof((arr)[0]))
#define min(x, y) ({ __typeof__(x) _x = (x); __typeof__(y) _y = (y); _x < _y ? _x : _y; })
#define min_t(type, x, y) ({ type __x = (x); type __y = (y); __x < __y ? __x : __y; })
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
#define PAGE_ALIGN(addr) (((addr) + PAGE_SIZE - 1) & PAGE_MASK)
#define WARN_ON(condition) ({ int __w = !!(condition); if (unlikely(__w)) asm volatile("ud2"); unlikely(__w); })
#define WARN_ON_ONCE(condition) WARN_ON(condition)
#define WARN(condition, format...) ({ int __w = !!(condition); if (__w) _printk(format); unlikely(__w); })
#define WARN_ONCE(condition, format...) WARN(condition, format)
#define BUG() do { asm volatile("ud2"); __builtin_unreachable(); } while (0)
#define BUG_ON(condition) do { if (unlikely(condition)) BUG(); } while (0)
#define printk(fmt, ...) ({ do { if (0) ; } while (0); _printk(fmt, ##__VA_ARGS__); })
#define pr_err(fmt, ...) printk("3" fmt, ##__VA_ARGS__)
#define pr_warn(fmt, ...) printk("4" fmt, ##__VA_ARGS__)
#define pr_info(fmt, ...) printk("6" fmt, ##__VA_ARGS__)
#define pr_debug(fmt, ...) ({ if (0) printk("7" fmt, ##__VA_ARGS__); 0; })
#define pr_err_ratelimited(fmt, ...) ({ static int _rs; if (_rs++ < 10) pr_err(fmt, ##__VA_ARGS__); })
#define dev_err(dev, fmt, ...) ({ _dev_err(dev, "3" fmt, ##__VA_ARGS__); })
#define might_sleep() do { __might_sleep("x", 1); _cond_resched(); } while (0)
#define cond_resched() ({ __might_resched("x", 1, 0); _cond_resched(); })

#define __percpu_seg "gs"
#define preempt_count_add(val) asm volatile("addl %0, %%gs:cnt" : : "ri" (val))
#define preempt_disable() do { preempt_count_add(1); barrier(); } while (0)
#define preempt_enable() do { barrier(); preempt_count_add(-1); } while (0)
#define __smp_processor_id() ({ int pfo_ret__; asm("movl %%gs:cpu_number, %0" : "=r" (pfo_ret__)); pfo_ret__; })
#define raw_smp_processor_id() __smp_processor_id()
#define smp_processor_id() __smp_processor_id()
#define get_cpu() ({ preempt_disable(); __smp_processor_id(); })
#define put_cpu() preempt_enable()
#define SHIFT_PERCPU_PTR(p, offset) ({ unsigned long __p = (unsigned long)(p); (__typeof__(p))(__p + (offset)); })
#define per_cpu_ptr(ptr, cpu) SHIFT_PERCPU_PTR((ptr), __per_cpu_offset[(cpu)])
#define per_cpu(var, cpu) (*per_cpu_ptr(&(var), cpu))
#define raw_cpu_ptr(ptr) SHIFT_PERCPU_PTR((ptr), __my_cpu_offset)
#define this_cpu_ptr(ptr) raw_cpu_ptr(ptr)
#define get_cpu_ptr(var) ({ preempt_disable(); this_cpu_ptr(var); })
#define put_cpu_ptr(var) do { (void)(var); preempt_enable(); } while (0)
#define get_cpu_var(var) (*({ preempt_disable(); this_cpu_ptr(&var); }))
#define put_cpu_var(var) do { (void)&(var); preempt_enable(); } while (0)
#define this_cpu_read(pcp) ({ __typeof__(pcp) __r; asm("mov %%gs:%1,%0" : "=r" (__r) : "m" (pcp)); __r; })
#define this_cpu_write(pcp, val) do { asm("mov %1,%%gs:%0" : "+m" (pcp) : "r" (val)); } while (0)
#define __this_cpu_read(pcp) this_cpu_read(pcp)
#define __this_cpu_write(pcp, val) this_cpu_write(pcp, val)
#define DEFINE_PER_CPU(type, name) \
	extern __attribute__((section(".data..percpu"))) __typeof__(type) name; \
	__attribute__((section(".data..percpu"))) __typeof__(type) name
#define DECLARE_PER_CPU(type, name) extern __attribute__((section(".data..percpu"))) __typeof__(type) name
#define for_each_cpu(cpu, mask) for ((cpu) = -1; (cpu) = cpumask_next((cpu), (mask)), (cpu) < nr_cpu_ids;)
#define for_each_possible_cpu(cpu) for_each_cpu((cpu), cpu_possible_mask)
#define for_each_online_cpu(cpu) for_each_cpu((cpu), cpu_online_mask)
#define cpumask_of(cpu) (get_cpu_mask(cpu))
#define cpu_online_mask ((const struct cpumask *)&__cpu_online_mask)
#define current get_current()
#define spin_lock_irqsave(lock, flags) do { flags = _raw_spin_lock_irqsave(lock); } while (0)
#define DEFINE_SPINLOCK(x) spinlock_t x = { 0 }
#define DEFINE_MUTEX(m) struct mutex m = { 0 }
#define DECLARE_COMPLETION_ONSTACK(work) struct completion work = { 0 }
#define DECLARE_WAIT_QUEUE_HEAD(name) wait_queue_head_t name = { 0 }
#define DEFINE_WAIT(name) struct wait_queue_entry name = { 0 }
#define init_waitqueue_head(q) do { static int __key; __init_waitqueue_head((q), #q, &__key); } while (0)
#define mutex_init(m) do { static int __key; __mutex_init((m), #m, &__key); } while (0)
#define wake_up(x) __wake_up(x, 1, 1, NULL)
#define wake_up_all(x) __wake_up(x, 1, 0, NULL)
#define wake_up_interruptible(x) __wake_up(x, 2, 1, NULL)
#define ___wait_event(wq, condition) ({ long __ret = 0; for (;;) { if (condition) break; schedule(); } __ret; })
#define wait_event(wq, condition) do { if (condition) break; (void)___wait_event(wq, condition); } while (0)
#define wait_event_interruptible(wq, condition) \
	({ int __ret = 0; if (!(condition)) __ret = ___wait_event(wq, condition); __ret; })
#define wait_event_timeout(wq, condition, t) ({ long __r = t; if (!(condition)) __r = ___wait_event(wq, condition); __r; })
#define wait_event_interruptible_timeout(wq, condition, t) wait_event_timeout(wq, condition, t)
#define wait_event_killable(wq, condition) wait_event_interruptible(wq, condition)
#define INIT_WORK(_work, _func) do { (_work)->data = 0; (_work)->func = (_func); } while (0)
#define INIT_DELAYED_WORK(_work, _func) do { INIT_WORK(&(_work)->work, (_func)); } while (0)
#define DECLARE_WORK(n, f) struct work_struct n = { .func = f }
#define timer_setup(timer, callback, flags) do { (timer)->function = (callback); } while (0)
#define kthread_create(threadfn, data, namefmt, arg...) kthread_create_on_node(threadfn, data, -1, namefmt, ##arg)
#define kthread_run(threadfn, data, namefmt, ...) \
	({ struct task_struct *__k = kthread_create(threadfn, data, namefmt, ##__VA_ARGS__); if (__k) wake_up_process(__k); __k; })
#define get_user(x, ptr) ({ int __e; asm volatile("call" : "=a" (__e), "=r" (x) : "0" (ptr)); __e; })
#define put_user(x, ptr) ({ int __e; asm volatile("call" : "=a" (__e) : "0" (x), "c" (ptr)); __e; })
#define io_remap_pfn_range remap_pfn_range
#define page_to_pfn(page) ((unsigned long)((page) - vmemmap))
#define pfn_to_page(pfn) (vmemmap + (pfn))
#define virt_to_page(kaddr) pfn_to_page((unsigned long)(kaddr) >> PAGE_SHIFT)
#define pgprot_noncached(prot) ((pgprot_t){ (prot).pgprot | 16 })

#define THIS_MODULE ((struct module *)0)
#define __initcall(fn) static int (*__initcall_##fn)(void) __attribute__((used)) = fn
#define module_init(x) __initcall(x)
#define module_exit(x) static void (*__exitcall_##x)(void) __attribute__((used)) = x
#define MODULE_INFO(tag, info) static const char __modinfo_##tag[] __attribute__((used)) = #tag "=" info
#define MODULE_LICENSE(l) MODULE_INFO(license, l)
#define EXPORT_SYMBOL(sym) extern __typeof__(sym) sym; asm(".export " #sym)
#define EXPORT_SYMBOL_GPL(sym) EXPORT_SYMBOL(sym)
#define __ATTR(_name, _mode, _show, _store) { .attr = { .name = #_name, .mode = _mode }, .show = _show, .store = _store }
#define DEVICE_ATTR_RW(_name) struct device_attribute dev_attr_##_name = __ATTR(_name, 0644, _name##_show, _name##_store)
#define DEVICE_ATTR_RO(_name) struct device_attribute dev_attr_##_name = __ATTR(_name, 0444, _name##_show, NULL)
#define DEVICE_ATTR_WO(_name) struct device_attribute dev_attr_##_name = __ATTR(_name, 0200, NULL, _name##_store)
#define module_misc_device(d) static int d##_init(void) { return misc_register(&d); } module_init(d##_init)

DEFINE_FREE(put_page, struct page *, if (_T) put_page(_T))

#endif
