package org.zuflint.core.state;

import java.util.function.Predicate;
import java.util.regex.Pattern;
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
  private static final Pattern OF_VARIABLE =
      Pattern.compile("[A-Za-z_]\\w*(\\[\\d+])?(\\.|->)[^\\[]*");

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** An element of a table that nobody writes. */
  public static Lvalue constant(Lvalue table, int position) {
    return new Lvalue(
        table.key + "[" + position + "]", table.struct, table.field + "[]", null, Value.Foreign.NO);
  }

  /** What a pointer points to; a vma's own members are known by their names. */
  public static Lvalue pointed(Value.Symbolic object) {
    String path = object.path();
    int dot = path.lastIndexOf('.');
    if (!path.startsWith("vma ") || dot < 0) {
      return new Lvalue(path, null, path.substring(dot + 1), null, object.foreign());
    }
    Value.Vma vma = new Value.Vma(path.substring("vma ".length(), dot), object.foreign());
    return new Lvalue(path, "vm_area_struct", path.substring(dot + 1), vma, object.foreign());
  }

  /** The vma whose entries can be reached by this address, or through this mm; null for others. */
  public static Value.@Nullable Vma addressed(Value.Symbolic value) {
    String path = value.path();
    boolean leads = path.endsWith(".vm_start") || path.endsWith(".vm_mm");
    return leads && path.startsWith("vma ")
        ? new Value.Vma(path.substring("vma ".length(), path.lastIndexOf('.')), value.foreign())
        : null;
  }

  /**
   * An array of an object is its own; a global one has an element for each CPU, perhaps.
   *
   * @param text the index as written, after what the locals of its frame start with
   */
  public static Lvalue element(Lvalue base, Result index, String text) {
    boolean global = "".equals(base.struct());
    boolean own =
        switch (index.value()) {
          case Value.Cpu here -> CpuNames.element(index) == Value.Foreign.NO;
          case Value.Number number -> true;
          case Value.Symbolic member -> !global || index.state().pinning().isOwnCpu(member.path());
          default -> false;
        };
    Value.Foreign some = own ? Value.Foreign.NO : Value.Foreign.MAYBE;
    Value.Foreign foreign = index.value() instanceof Value.AnyCpu ? Value.Foreign.YES : some;
    String which =
        switch (index.value()) {
          case Value.Symbolic known -> known.path();
          case Value.Number number -> Long.toString(number.value());
          case Value.Cpu here when CpuNames.element(index) == Value.Foreign.NO -> "this cpu";
          default -> text;
        };
    String key = base.key() + "[" + which + "]";
    return new Lvalue(key, base.struct(), base.field() + "[]", null, base.foreign().or(foreign));
  }

  /** The name under which a stored vma is found again from elsewhere: {@code zt_thread.vma}. */
  public String global() {
    return (struct == null ? "?" : struct) + "." + field;
  }

  /** Whether it is the element of a global array, or a CPU's own of a variable. */
  public boolean isSlot() {
    return "per_cpu".equals(struct) || ("".equals(struct) && field.endsWith("[]"));
  }

  /** Whether it is a member of an object that a variable is or points to, and not the own one's. */
  public boolean isShared(State state, Predicate<String> isVariable) {
    return OF_VARIABLE.matcher(key).matches()
        && !state.pinning().owns(key)
        && isVariable.test(key.split("\\W", 2)[0]);
  }

  /** Whether it is no local variable, nor a part of one. */
  public boolean escapes() {
    return !key.startsWith("f") || key.length() < 2 || !Character.isDigit(key.charAt(1));
  }

  /**
   * Whose what stands here is: of the object that was compared with the running CPU or task, the
   * own; in a part of a local that nobody was seen to set, anybody's.
   */
  public Value.Foreign foreign(State state) {
    boolean unseen = !escapes() && struct != null;
    Value.Foreign found = unseen ? Value.Foreign.MAYBE.or(foreign) : foreign;
    return state.pinning().owns(key) ? Value.Foreign.NO : found;
  }
}
