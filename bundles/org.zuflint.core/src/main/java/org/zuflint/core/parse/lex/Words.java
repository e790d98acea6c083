package org.zuflint.core.parse.lex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.zuflint.grammar.GnuCLexer;

/**
 * What is known of a word before any file is read: keywords, common typedefs, attributes, macros.
 */
public final class Words {
  /** Names a type wherever it may. */
  public static final int TYPE = 1;

  /** An attribute: stands beside a declaration and may be dropped from it. */
  public static final int ATTRIBUTE = 1 << 1;

  /** An attribute that takes its arguments along. */
  public static final int WITH_ARGUMENTS = 1 << 2;

  /** A macro that heads a loop. */
  public static final int ITERATOR = 1 << 3;

  /** A macro that declares what its argument names. */
  public static final int DECLARES = 1 << 4;

  /** Spelled as types are: {@code x_t}, {@code u32}. */
  public static final int TYPE_LIKE = 1 << 5;

  /** No small letter in it. */
  public static final int UPPER = 1 << 6;

  /** Starts with two underscores. */
  public static final int RESERVED = 1 << 7;

  /** Stood in this file where only a type can stand. */
  public static final int LEARNED = 1 << 8;

  private static final String KEYWORDS =
      """
      STORAGE static extern register auto inline __inline __inline__ _Noreturn _Thread_local __thread
      TYPEDEF typedef
      QUAL const __const __const__ volatile __volatile __volatile__ restrict __restrict __restrict__ _Atomic
      BASIC void char short int long float double signed __signed __signed__ unsigned _Bool _Complex __complex__
      BASIC __int128 __auto_type _Float16
      STRUCT struct union
      ENUM enum
      TYPEOF typeof __typeof __typeof__ typeof_unqual __typeof_unqual __typeof_unqual__
      ATTRIBUTE __attribute__ __attribute __declspec _Alignas
      EXTENSION __extension__
      LOCAL_LABEL __label__
      ASM asm __asm __asm__ asm_inline asm_goto asm_goto_output asm_volatile_goto
      GENERIC _Generic
      STATIC_ASSERT _Static_assert static_assert
      SIZEOF sizeof _Alignof __alignof __alignof__ __real __real__ __imag __imag__
      IF if
      ELSE else
      WHILE while
      DO do
      FOR for
      SWITCH switch
      CASE case
      DEFAULT default
      BREAK break
      CONTINUE continue
      RETURN return
      GOTO goto
      """;

  private static final String TYPES =
      """
      bool uint ulong ushort uchar u_int u_long u_short u_char unchar __int128_t __uint128_t __builtin_va_list
      u8 u16 u32 u64 u128 s8 s16 s32 s64 s128 __u8 __u16 __u32 __u64 __s8 __s16 __s32 __s64
      __le16 __le32 __le64 __be16 __be32 __be64 __sum16 __wsum __poll_t __kernel_size_t
      uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t uintptr_t intptr_t ptrdiff_t size_t ssize_t
      loff_t off_t off64_t pid_t uid_t gid_t dev_t mode_t umode_t nlink_t ino_t sector_t blkcnt_t fmode_t time_t
      time64_t clock_t clockid_t timer_t key_t cpumask_t cpumask_var_t nodemask_t gfp_t pgoff_t pgprot_t pte_t pmd_t
      pud_t p4d_t pgd_t pgtable_t swp_entry_t vm_flags_t vm_fault_t phys_addr_t dma_addr_t resource_size_t
      atomic_t atomic64_t atomic_long_t refcount_t spinlock_t raw_spinlock_t rwlock_t seqlock_t seqcount_t
      wait_queue_head_t wait_queue_entry_t wait_queue_t ktime_t kuid_t kgid_t kprojid_t qsize_t irqreturn_t
      irq_handler_t netdev_tx_t netdev_features_t acpi_status acpi_handle acpi_string acpi_size efi_status_t efi_guid_t
      guid_t uuid_t sigset_t siginfo_t stack_t fd_set va_list kernel_ulong_t phandle work_func_t
      filler_t poll_table read_descriptor_t handle_t tid_t daddr_t caddr_t xfs_ino_t cycles_t jmp_buf pthread_t
      pthread_mutex_t pthread_cond_t pthread_attr_t pthread_key_t sem_t cpu_set_t socklen_t sa_family_t FILE DIR
      wchar_t wint_t int_fast32_t uint_fast32_t intmax_t uintmax_t mempool_t kmem_cache_t blk_status_t blk_qc_t
      dev_addr_t slab_flags_t lockdep_map_p errseq_t rwf_t compat_ulong_t compat_uptr_t compat_long_t compat_int_t
      compat_size_t compat_ssize_t compat_off_t compat_loff_t compat_time_t compat_pid_t compat_uint_t compat_u64
      compat_s64 isolate_mode_t dmaengine_tx_result phy_interface_t pm_message_t mm_segment_t elf_addr_t
      elf_greg_t elf_gregset_t elf_fpregset_t Elf32_Addr Elf64_Addr Elf32_Ehdr Elf64_Ehdr Elf32_Shdr Elf64_Shdr
      Elf32_Sym Elf64_Sym Elf32_Rel Elf64_Rel Elf32_Rela Elf64_Rela Elf_Ehdr Elf_Shdr Elf_Sym Elf_Rel Elf_Rela Elf_Addr
      Elf32_Phdr Elf64_Phdr Elf32_Word Elf64_Word Elf64_Xword
      """;

  private static final String ATTRIBUTES =
      """
      __init __exit __initdata __exitdata __initconst __exitconst __init_or_module __initdata_or_module __net_init
      __net_exit __net_initdata __initconst_or_module __ref __refdata __refconst __meminit __meminitdata __meminitconst
      __memexit __cpuinit __cpuinitdata __devinit __devexit __devinitdata __devinitconst __devexitdata __cpuexit
      __sched __lockfunc __kprobes __user __kernel __iomem __percpu __rcu __force __nocast __bitwise __safe __private
      __maybe_unused __always_unused __used __unused __must_check __cold __hot __weak __pure __attribute_const__
      __packed __read_mostly __ro_after_init __cacheline_aligned __cacheline_aligned_in_smp ____cacheline_aligned
      ____cacheline_aligned_in_smp ____cacheline_internodealigned_in_smp __page_aligned_data __page_aligned_bss
      noinline noinline_for_stack noinline_for_kasan notrace noinstr asmlinkage __visible __always_inline
      __latent_entropy __randomize_layout __no_randomize_layout __nonstring __noreturn __malloc __flatten
      __deprecated __no_sanitize_address __no_sanitize_thread __no_sanitize_undefined __no_sanitize_memory
      __no_kcsan __no_kasan_or_inline __no_sanitize_or_inline __no_kmsan_checks __nocfi __noscs __noclone __gnu_inline
      __attribute_const __signed_wrap __designated_init __fix_address __irq_entry __softirq_entry
      __efi_init __initbss __lsm_ro_after_init __transparent_union __extern_always_inline __inline_maybe_unused
      __nosavedata __compat_init __printf_like __returns_nonnull __no_stack_protector __naked __interrupt
      _noinline __noinline __bss __cfi __ksym __kfunc __bpf_kfunc __tracing_map
      """;

  private static final String ATTRIBUTES_WITH_ARGUMENTS =
      """
      __aligned __section __printf __scanf __counted_by __counted_by_le __counted_by_be __free __cleanup __acquires
      __releases __must_hold __alloc_size __assume_aligned __alias __realloc_size __diagnose_as __compiletime_error
      __compiletime_warning __no_sanitize __noreturn_if __attr_dealloc __section__
      __cond_acquires __cond_releases __guarded_by __acquires_shared __releases_shared __cond_lock_attr
      __no_profile_with __aligned__ __nonnull __malloc_like __min_size __cacheline_group_of __protected_by
      __alignas alignas __aligned_largest
      """;

  private static final String ITERATORS =
      """
      while_each_pid_thread ITERATE_MDADDR blockgroup_for list_iterate nlmsg_loop do_each_pid_task do_each_pid_thread
      do_each_thread do_for_each_ftrace_rec foreach
      """;

  private static final String DECLARING =
      """
      LIST_HEAD HLIST_HEAD DECLARE_BITMAP DECLARE_COMPLETION DECLARE_WORK DEFINE_WAIT CLASS LLIST_HEAD
      """;

  private Words() {}

  /** Enters every known word into an empty table. */
  static void enter(Symbols symbols) {
    for (String line : KEYWORDS.lines().toList()) {
      String[] words = line.split(" ");
      byte type = typeOf(words[0]);
      for (int i = 1; i < words.length; i++) {
        symbols.keyword(id(symbols, words[i]), type);
      }
    }
    flag(symbols, TYPES, TYPE);
    flag(symbols, ATTRIBUTES, ATTRIBUTE);
    flag(symbols, ATTRIBUTES_WITH_ARGUMENTS, ATTRIBUTE | WITH_ARGUMENTS);
    flag(symbols, ITERATORS, ITERATOR);
    flag(symbols, DECLARING, DECLARES);
  }

  private static void flag(Symbols symbols, String words, int flags) {
    for (String word : words.trim().split("\\s+")) {
      symbols.mark(id(symbols, word), flags);
    }
  }

  private static int id(Symbols symbols, String word) {
    byte[] bytes = word.getBytes(ISO_8859_1);
    return symbols.id(bytes, 0, bytes.length, Spellings.hash(bytes, 0, bytes.length));
  }

  private static byte typeOf(String name) {
    for (byte type = 1; type < GnuCLexer.VOCABULARY.getMaxTokenType(); type++) {
      if (name.equals(GnuCLexer.VOCABULARY.getSymbolicName(type))) {
        return type;
      }
    }
    throw new IllegalStateException("the grammar has no token " + name);
  }

  /** What the spelling alone says of a word. */
  static int spelling(byte[] text, int from, int to) {
    int flags = 0;
    int length = to - from;
    if (length > 2 && text[to - 1] == 't' && text[to - 2] == '_') {
      flags |= TYPE_LIKE;
    }
    if (length > 2 && text[from] == '_' && text[from + 1] == '_') {
      flags |= RESERVED;
    }
    boolean lower = false;
    boolean upper = false;
    boolean f = false;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      lower |= b >= 'a' && b <= 'z';
      upper |= b >= 'A' && b <= 'Z';
      f |= (b | 0x20) == 'f';
    }
    if (upper && !lower) {
      flags |= UPPER;
    }
    if (startsWith(text, from, to, "DEFINE_") || startsWith(text, from, to, "DECLARE_")) {
      flags |= DECLARES;
    }
    if (f && length >= 7 && headsLoop(text, from, to)) {
      flags |= ITERATOR;
    }
    return flags;
  }

  /** What is known of a word that a macro has for a name. */
  public static int flags(String word) {
    byte[] bytes = word.getBytes(UTF_8);
    return Symbols.known(bytes) | spelling(bytes, 0, bytes.length);
  }

  private static boolean headsLoop(byte[] text, int from, int to) {
    for (int i = from; i + 7 <= to; i++) {
      byte first = text[i];
      if ((first == 'f'
              && (startsWith(text, i, to, "foreach") || startsWith(text, i, to, "for_each")))
          || (first == 'F'
              && (startsWith(text, i, to, "FOREACH") || startsWith(text, i, to, "FOR_EACH")))) {
        return true;
      }
    }
    return startsWith(text, from, to, "for_all_")
        || startsWith(text, from, to, "for_")
        || startsWith(text, from, to, "FOR_ALL_");
  }

  private static boolean startsWith(byte[] text, int from, int to, String start) {
    if (to - from < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (text[from + i] != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
