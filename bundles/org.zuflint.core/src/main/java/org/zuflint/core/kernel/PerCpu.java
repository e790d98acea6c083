package org.zuflint.core.kernel;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;

/**
 * A variable of which each CPU has its own (include/linux/percpu-defs.h), as an expression names
 * it.
 *
 * @param cpu whose it is, null for the running CPU's, and where a table chooses the number
 */
public record PerCpu(String name, @Nullable Expr cpu) {
  /** {@code per_cpu(x, cpu)} and {@code this_cpu_read(x)}; null for other calls. */
  public static @Nullable PerCpu of(Expr.Call call) {
    if (!(call.callee() instanceof Expr.Name function)
        || call.arguments().isEmpty()
        || !(call.arguments().get(0) instanceof Expr.Name variable)) {
      return null;
    }
    return switch (function.id()) {
      case "this_cpu_read",
          "this_cpu_write",
          "__this_cpu_read",
          "__this_cpu_write",
          "raw_cpu_read",
          "raw_cpu_write" ->
          new PerCpu(variable.id(), null);
      case "per_cpu" ->
          call.arguments().size() == 2 ? new PerCpu(variable.id(), call.arguments().get(1)) : null;
      default -> null;
    };
  }

  /**
   * {@code xa_load(&x, cpu)} and its kin (include/linux/xarray.h, idr.h, radix-tree.h): what a
   * table keeps under a number; null for other calls.
   */
  public static @Nullable PerCpu found(Expr.Call call) {
    return finds(name(call)) ? numbered(call, argument(call, 1)) : null;
  }

  /** {@code xa_store(&x, cpu, object, GFP_KERNEL)} and its kin; null for other calls. */
  public static @Nullable PerCpu filled(Expr.Call call) {
    return kept(call) == null ? null : numbered(call, number(call));
  }

  /** What such a call puts into the table; null for other calls. */
  public static @Nullable Expr kept(Expr.Call call) {
    int position = position(name(call));
    return position < 0 ? null : argument(call, position);
  }

  /** Whether a function of this name puts something into a table. */
  public static boolean fills(String function) {
    return position(function) >= 0;
  }

  /** Which argument goes into the table. */
  private static int position(String function) {
    return switch (function) {
      case "idr_alloc", "idr_alloc_u32", "idr_alloc_cyclic", "idr_replace" -> 1;
      case "xa_store",
          "__xa_store",
          "xa_store_bh",
          "xa_store_irq",
          "xa_insert",
          "__xa_insert",
          "xa_insert_bh",
          "xa_insert_irq",
          "xa_alloc",
          "__xa_alloc",
          "xa_alloc_cyclic",
          "radix_tree_insert" ->
          2;
      case "xa_cmpxchg", "__xa_cmpxchg", "xa_store_range" -> 3;
      default -> -1;
    };
  }

  /** Under which number it is put there; null when the table chooses. */
  private static @Nullable Expr number(Expr.Call call) {
    String name = name(call);
    if (name.startsWith("idr_")) {
      return name.equals("idr_replace") ? argument(call, 2) : null;
    }
    return name.contains("alloc") || name.endsWith("_range") ? null : argument(call, 1);
  }

  private static @Nullable PerCpu numbered(Expr.Call call, @Nullable Expr number) {
    Expr table = argument(call, 0);
    Expr named =
        table instanceof Expr.Unary address && address.op().equals("&") ? address.operand() : table;
    String name = named == null ? "" : Watched.last(named);
    return name.isEmpty() ? null : new PerCpu(name, number);
  }

  /** Whether a function of this name tells what a table keeps under a number. */
  public static boolean finds(String function) {
    return switch (function) {
      case "xa_load", "idr_find", "radix_tree_lookup" -> true;
      default -> false;
    };
  }

  private static String name(Expr.Call call) {
    return call.callee() instanceof Expr.Name function ? function.id() : "";
  }

  private static @Nullable Expr argument(Expr.Call call, int position) {
    return position < call.arguments().size() ? call.arguments().get(position) : null;
  }
}
