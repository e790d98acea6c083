/* Declarators: what is told inside out. */
int plain, *pointer, **twice, array[3][4], *pointers[2], (*to_array)[5];
int prototype(int a, char *b, ...);
void nothing(void);
int (*handler)(int sig, void (*next)(int));
static int (*table[4])(struct file *, unsigned long) = { open_it, close_it, };
unsigned long long int wide = 1ULL << 40;
typedef int (*callback_t)(void *priv);
typedef struct point { int x, y; } point_t, *point_p;
typedef void (handler_fn)(int);
extern const char *const names[];
struct node {
	struct node *next, *prev;
	unsigned int ready:1, :3, level:4;
	union {
		u64 whole;
		struct { u32 low, high; } half;
	};
	callback_t done;
	int (*open)(struct inode *inode, struct file *file);
	char tail[];
};
enum color { RED, GREEN = 1 << 1, BLUE = GREEN | RED, };
enum { LONE };
struct only_named;
struct node *make(point_t where, const callback_t *list, size_t), *spare;
int (*returns_pointer(int a))(char c)
{
	return 0;
}
char *(*(*deep)(void))[3];
int sized(int n, int matrix[n][n], int at_least[static 4], char *const argv[const]);
_Alignas(16) static _Thread_local int aligned;
int attributed(int a) __attribute__((noreturn)) __cold;
static __always_inline __must_check int __init quick(void __user *p, u32 __iomem *q)
{
	return 0;
}
struct __attribute__((packed)) squeezed { u8 a; __le32 b; } __aligned(4);
struct squeezed one __initdata = { 1, 2 }, two;
__u8 *bytes __ro_after_init;
int renamed(void) asm("other_name");
unsigned __int128 huge;
typeof(plain) same;
__auto_type inferred = 3;
