package org.zuflint.core.state;

import org.jspecify.annotations.Nullable;

/**
 * A place in memory that an expression designates.
 *
 * @param key its name in the store
 * @param struct tag of the struct it is a member of, null outside of structs or when not known
 * @param field the member, or the variable's name
 * @param vma the vma that it is a member of, null for other objects
 * @param foreign whether its object belongs to another CPU's thread
 */
public record Lvalue(
    String key,
    @Nullable String struct,
    String field,
    Value.@Nullable Vma vma,
    Value.Foreign foreign) {

  /** The name under which a stored vma is found again from elsewhere: {@code zt_thread.vma}. */
  public String global() {
    return (struct == null ? "?" : struct) + "." + field;
  }
}
