package org.zuflint.core.state;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of variables of which each CPU has its own. */
public final class CpuNames {
  private static final Pattern NAME =
      Pattern.compile("(?:this|some|each) cpu's (\\w+)|(\\w+) of .+");

  /** Before the key of a vma that was found in what the running CPU has of its own. */
  private static final String SLOT = "(slot) ";

  /** How the names of such objects begin, and what is in those of an array's elements. */
  private static final String HERE = "this cpu's ";

  private static final String ELEMENT = "[this cpu]";

  private CpuNames() {}

  /** Whether what has this name is the running CPU's own, as it is found by its number. */
  public static boolean isHere(String name) {
    return name.startsWith(HERE) || name.contains(ELEMENT);
  }

  /** The state after a vma was found there, or elsewhere. */
  static State found(Value.Vma vma, Lvalue where, State state) {
    boolean here = isHere(where.key()) && where.foreign(state) == Value.Foreign.NO;
    String key = SLOT + vma.key();
    return here
        ? state.store(key, Value.ONE)
        : state.load(key) == null ? state : state.store(key, Value.ZERO);
  }

  /** Whether it was found there last. */
  public static boolean isInSlot(Value.Vma vma, State state) {
    return Value.ONE.equals(state.load(SLOT + vma.key()));
  }

  /** What a variable of which each CPU has its own is known by. */
  public static Value.Symbolic of(String path, @Nullable String struct, Result cpu) {
    return switch (cpu.value()) {
      case Value.Cpu here -> new Value.Symbolic(HERE + path, struct, Value.Foreign.NO);
      case Value.AnyCpu any -> new Value.Symbolic("each cpu's " + path, struct, Value.Foreign.YES);
      case Value.Symbolic own ->
          new Value.Symbolic(path + " of " + own.path(), struct, foreign(cpu));
      default -> new Value.Symbolic("some cpu's " + path, struct, Value.Foreign.MAYBE);
    };
  }

  /** Whether what the CPU with this number has may be another CPU's than the running one. */
  public static Value.Foreign foreign(Result cpu) {
    return switch (cpu.value()) {
      case Value.Cpu here -> Value.Foreign.NO;
      case Value.AnyCpu any -> Value.Foreign.YES;
      case Value.Symbolic own ->
          cpu.state().pinning().isOwnCpu(own.path())
              ? Value.Foreign.NO
              : Value.Foreign.MAYBE.or(own.foreign());
      default -> Value.Foreign.MAYBE;
    };
  }

  /**
   * The same where the text does not say that the CPU cannot change meanwhile: who looks into an
   * array at the number of the running CPU may run on another one by then.
   */
  public static Value.Foreign element(Result cpu) {
    Pinning pinning = cpu.state().pinning();
    boolean stays = pinning.depth() > 0 || pinning.holds(false);
    return cpu.value() instanceof Value.Cpu && !stays ? Value.Foreign.MAYBE : foreign(cpu);
  }

  /** The variable that such a name is about; null for other names. */
  public static @Nullable String variable(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }
}
