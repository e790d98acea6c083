package org.zuflint.app.build;

import java.util.ArrayList;
import java.util.List;

/** What C code asks its compiler with {@code __has_attribute} and {@code __has_builtin}. */
final class Asked {
  private static final String ATTRIBUTES =
      """
      access alias aligned alloc_align alloc_size always_inline artificial assume_aligned bpf_fastcall
      btf_type_tag cleanup cold common const constructor copy counted_by deprecated designated_init
      destructor diagnose_as_builtin disable_sanitizer_instrumentation error externally_visible fallthrough
      fd_arg flatten format format_arg gnu_inline guarded_by hot ifunc indirect_return interrupt leaf
      malloc may_alias mode naked no_address_safety_analysis no_caller_saved_registers no_icf
      no_instrument_function no_profile_instrument_function no_reorder no_sanitize no_sanitize_address
      no_sanitize_coverage no_sanitize_memory no_sanitize_thread no_sanitize_undefined no_split_stack
      no_stack_limit no_stack_protector noclone nocf_check noderef noinit noinline noipa nonnull nonstring
      noplt noreturn nothrow objc_root_class optimize optnone overloadable packed pass_object_size
      patchable_function_entry persistent preserve_most pt_guarded_by pure randomize_layout retain
      returns_nonnull returns_twice scalar_storage_order scoped_lockable section sentinel simd
      stack_protect symver tainted_args target target_clones tls_model transparent_union
      type_tag_for_datatype uninitialized unused used vector_size visibility warn_if_not_aligned
      warn_unused_result warning weak weakref zero_call_used_regs
      """;
  private static final String BUILTINS =
      """
      __builtin_add_overflow __builtin_alloca __builtin_assume_aligned __builtin_bit_cast __builtin_bswap16
      __builtin_bswap32 __builtin_bswap64 __builtin_bswap128 __builtin_choose_expr __builtin_clear_padding
      __builtin_clz __builtin_clzl __builtin_clzll __builtin_constant_p __builtin_cpu_supports
      __builtin_ctz __builtin_ctzl __builtin_ctzll __builtin_counted_by_ref __builtin_dynamic_object_size
      __builtin_expect __builtin_expect_with_probability __builtin_extract_return_addr __builtin_ffs
      __builtin_frame_address __builtin_has_attribute __builtin_is_constant_evaluated __builtin_isdigit
      __builtin_memcmp __builtin_memcpy __builtin_memset __builtin_mul_overflow __builtin_object_size
      __builtin_offsetof __builtin_parity __builtin_popcount __builtin_popcountl __builtin_popcountll
      __builtin_prefetch __builtin_return_address __builtin_shuffle __builtin_shufflevector
      __builtin_source_location __builtin_speculation_safe_value __builtin_sprintf __builtin_strlen
      __builtin_sub_overflow __builtin_trap __builtin_types_compatible_p __builtin_uadd_overflow
      __builtin_unreachable __builtin_va_arg __builtin_va_copy __builtin_va_end __builtin_va_start
      __sync_synchronize __atomic_load_n
      """;

  private Asked() {}

  /** Every question, as {@code "__has_attribute name"}. */
  static List<String> questions() {
    List<String> questions = new ArrayList<>();
    for (String name : ATTRIBUTES.trim().split("\\s+")) {
      questions.add("__has_attribute " + name);
    }
    for (String name : BUILTINS.trim().split("\\s+")) {
      questions.add("__has_builtin " + name);
    }
    return questions;
  }

  /** The questions as a text that a preprocessor turns into lines of the answers. */
  static String text(List<String> questions) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < questions.size(); i++) {
      String[] words = questions.get(i).split(" ");
      String condition = words[0] + "(" + words[1] + ")";
      text.append("#ifdef ").append(words[0]).append("\n#if ").append(condition);
      text.append("\n=").append(i).append('=').append("\n#endif\n#endif\n");
    }
    return text.toString();
  }
}
