// SPDX-License-Identifier: EPL-2.0
#include <linux/module.h>
#include "local.h"
#define LOCAL_ATTR __attribute__((unused))
#define loop_over(p, list) for (p = (list); p; p = p->next)
#define THREE(a, b, \
	      c...)	do { a; b; c; } while (0) /* comment */
#define EMPTY
#define CONSTANT (1 << 3)	// trailing
#define MESSAGE "with /* no comment */ inside"

MODULE_LICENSE("GPL");
MODULE_AUTHOR("Somebody <a@b>")
EXPORT_SYMBOL_GPL(something)

static DEFINE_SPINLOCK(lock);
static LIST_HEAD(all), *other;
DEFINE_MUTEX(m);
BARE_WORD;
module_param(debug, int, 0644);

SYSCALL_DEFINE3(zu_ioctl, int, fd, unsigned long, cmd, char __user *, arg)
{
	return fd;
}

COMPAT_SYSCALL_DEFINE1(zu, compat_ulong_t, x)
{
	return 0;
}

TRACE_EVENT(zu_fault,
	TP_PROTO(struct vm_area_struct *vma, unsigned long address),
	TP_ARGS(vma, address),
	TP_STRUCT__entry(
		__field(unsigned long, address)
		__array(char, comm, 16)
	),
	TP_fast_assign(
		__entry->address = address;
	),
	TP_printk("%lx", __entry->address)
);

struct with_macros {
	DECLARE_BITMAP(bits, 64);
	struct_group(pair,
		u8 first;
		u8 second;
	);
	DECLARE_FLEX_ARRAY(u32, values);
	ACPI_MEMBERS
	int last LOCAL_ATTR;
};

static LOCAL_ATTR int odd_attributes(void) __acquires(&lock)
{
	struct item *p;

	loop_over(p, items)
		use(p);
	return 0;
}

STATIC int __init
split_head(int a, MY_TYPE b)
	MY_ATTR(2)
{
	return a;
}

asm(".globl symbol");
_Static_assert(1, "file");

#if CONFIG_A
int first_arm;
#elif defined(CONFIG_B) && \
      CONFIG_C
int second_arm;
#else
int last_arm;
#endif
