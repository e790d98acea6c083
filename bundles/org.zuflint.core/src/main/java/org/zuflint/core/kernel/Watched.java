package org.zuflint.core.kernel;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;

/**
 * What a body looks at until it changes, and whose memory it shows.
 *
 * @param polled words ({@link #word}) that decide when a loop or a wait ends
 * @param asked words that may decide whether pages go
 * @param written words that it writes
 * @param locked locks that it takes: {@code op.lock}, {@code ?.lock} in a struct that is not known,
 *     {@code .lock} for a variable
 * @param shown members and variables that are turned into page frames: {@code virt_to_phys(buffer)}
 */
public record Watched(
    List<String> polled,
    List<String> asked,
    List<String> written,
    List<String> locked,
    List<String> shown) {
  /** Nothing. */
  public static final Watched NOTHING =
      new Watched(List.of(), List.of(), List.of(), List.of(), List.of());

  public static Watched of(Stmt.Block body) {
    Finder finder = new Finder();
    Children.walk(body, finder::see);
    return finder.found();
  }

  /** For who walks a body anyway: sees its nodes one after the other. */
  public static final class Finder {
    private final Set<String> polled = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();
    private final Set<String> locked = new TreeSet<>();
    private final Set<String> shown = new TreeSet<>();
    private boolean drops;

    /** What it has seen comes to. */
    public Watched found() {
      Watched found =
          new Watched(
              List.copyOf(polled),
              drops ? List.copyOf(asked) : List.of(),
              List.copyOf(written),
              List.copyOf(locked),
              List.copyOf(shown));
      return found.equals(NOTHING) ? NOTHING : found;
    }

    /** A lock is taken. */
    public void lock(String lock) {
      locked.add(lock);
    }

    public void see(Node node) {
      switch (node) {
        case Stmt.While loop -> {
          awaits(loop.test(), loop.body());
          endless(loop.test(), loop.body());
        }
        case Stmt.DoWhile loop -> awaits(loop.test(), loop.body());
        case Stmt.For loop -> {
          Expr test = loop.test();
          if (test == null) {
            asks(loop.body(), polled);
          } else if (!(test instanceof Expr.Binary count && count.op().contains("<"))) {
            names(test, polled);
          }
        }
        case Stmt.If choice -> names(choice.test(), asked);
        case Expr.Call call when call.callee() instanceof Expr.Name name -> call(name.id(), call);
        case Expr.Assign assign when assign.target() instanceof Expr.Member member ->
            written.add(member.field());
        default -> {}
      }
    }

    /** What the body itself changes is counted, not awaited. */
    private void awaits(Expr test, Stmt body) {
      Set<String> words = new TreeSet<>();
      names(test, words);
      Children.walk(
          body,
          node -> {
            switch (node) {
              case Expr.Assign assign -> words.remove(word(assign.target()));
              case Expr.Postfix step -> words.remove(word(step.operand()));
              case Expr.Unary step when step.op().equals("--") || step.op().equals("++") ->
                  words.remove(word(step.operand()));
              default -> {}
            }
          });
      polled.addAll(words);
    }

    private void endless(Expr test, Stmt body) {
      if (test instanceof Expr.Number
          || (test instanceof Expr.Name always && always.id().equals("true"))) {
        asks(body, polled);
      }
    }

    private void call(String name, Expr.Call call) {
      drops |= OwnerCalls.of(name) == OwnerCalls.Release.PAGE;
      boolean waits =
          CpuCalls.hasCondition(name)
              || name.startsWith("smp_cond_load_")
              || name.endsWith("_poll_timeout")
              || name.endsWith("_poll_timeout_atomic");
      if (waits) {
        call.arguments().forEach(argument -> names(argument, polled));
      }
      int word = OwnerCalls.word(name);
      if (word >= 0 && word < call.arguments().size()) {
        written.add(word(call.arguments().get(word)));
      }
      if (shows(name)) {
        call.arguments().forEach(argument -> shown.add(last(argument)));
        shown.remove("");
      }
    }

    private static void asks(Stmt body, Set<String> found) {
      Children.walk(
          body,
          node -> {
            if (node instanceof Stmt.If choice) {
              names(choice.test(), found);
            }
          });
    }

    /** The words in a condition; a pointer that leads to one is not meant. */
    private static void names(Expr test, Set<String> found) {
      switch (test) {
        case Expr.Member member -> {
          found.add(member.field());
          if (!(member.base() instanceof Expr.Name)) {
            names(member.base(), found);
          }
        }
        case Expr.Name name -> found.add(word(name));
        default ->
            Children.of(
                test,
                below -> {
                  if (below instanceof Expr part) {
                    names(part, found);
                  }
                });
      }
    }
  }

  /** Whether it makes a page frame from an address. */
  private static boolean shows(String function) {
    return switch (function) {
      case "virt_to_phys",
          "virt_to_page",
          "virt_to_pfn",
          "virt_to_folio",
          "virt_to_head_page",
          "__pa",
          "PFN_DOWN",
          "vmalloc_to_page",
          "vmalloc_to_pfn" ->
          true;
      default -> false;
    };
  }

  /** A member by its name, a variable by its name after a dot; empty for others. */
  public static String word(Expr expr) {
    String name = last(expr);
    return isMember(expr) ? name : name.isEmpty() ? "" : "." + name;
  }

  private static boolean isMember(Expr expr) {
    return switch (expr) {
      case Expr.Member member -> true;
      case Expr.Cast cast -> isMember(cast.operand());
      case Expr.Index index -> isMember(index.base());
      case Expr.Unary unary -> isMember(unary.operand());
      case Expr.Binary sum -> isMember(sum.left());
      default -> false;
    };
  }

  /** The member or variable that an expression is about, empty when there is none. */
  public static String last(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.id();
      case Expr.Member member -> member.field();
      case Expr.Cast cast -> last(cast.operand());
      case Expr.Index index -> last(index.base());
      case Expr.Unary unary -> last(unary.operand());
      case Expr.Binary sum -> last(sum.left());
      default -> "";
    };
  }
}
