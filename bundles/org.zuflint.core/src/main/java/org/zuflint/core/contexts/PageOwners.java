package org.zuflint.core.contexts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.driver.Access;
import org.zuflint.core.heard.Listener;
import org.zuflint.core.kernel.CpuCalls;
import org.zuflint.core.kernel.OwnerCalls;
import org.zuflint.core.owned.Drops;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Program;
import org.zuflint.core.source.Place;
import org.zuflint.core.state.Life;

/**
 * Whose pages are mapped: functions that take references on pages of their caller, and drop them
 * when the thread that maps them has said that it is done.
 */
public final class PageOwners {
  private static final String POLL = "poll_wait";

  private final Program program;
  private final Supplier<Drops> drops;

  /** All functions of the folder. */
  private final List<FunctionFacts> functions;

  private final List<FunctionFacts> owners;

  /** Of the functions of {@code program} those of these folders; what they drop is rarely asked. */
  public PageOwners(Program program, Predicate<String> folder, Supplier<Drops> drops) {
    this.program = program;
    this.drops = drops;
    functions = program.functions(folder);
    owners =
        functions.stream()
            .filter(function -> function.callees().stream().anyMatch(PageOwners::takes))
            .filter(owner -> reach(owner).anyMatch(PageOwners::dropsItself))
            .toList();
  }

  /** Members that an owner waits on before it drops its pages: {@code done}. */
  public Set<String> awaited() {
    Set<String> members = new TreeSet<>();
    owners.forEach(owner -> members.addAll(waits(owner)));
    owners.forEach(owner -> members.addAll(owner.watched().polled()));
    return members;
  }

  /**
   * Whether only functions that map or unmap, and own no pages, wait on this member: who wakes them
   * lets no owner go on.
   */
  public boolean isServers(String target, Predicate<FunctionFacts> maps) {
    if (target.isEmpty()) {
      return false;
    }
    List<FunctionFacts> waiting =
        functions.stream().filter(function -> looksAt(function, target)).toList();
    return !waiting.isEmpty()
        && waiting.stream().allMatch(function -> maps.test(function) || isPoll(function))
        && waiting.stream().noneMatch(owners::contains);
  }

  /** Whether somebody else than an owner writes what owners wait for. */
  public boolean isToldByAnother(ReleaseFact release) {
    return release.life().released() instanceof Life.Released what
        && release.writes()
        && hears(release)
        && !isOwners(what);
  }

  /** Whether some owner may learn of it: not of every word that is written. */
  public boolean hears(ReleaseFact release) {
    return !release.writes()
        || (release.life().released() instanceof Life.Released word
            && drops.get().isTold(word.target()));
  }

  /** Whether it tells whoever has a file that he can map whether there is something to do. */
  private boolean isPoll(FunctionFacts function) {
    return function.callees().contains(POLL)
        && program.tables("poll").stream()
            .filter(table ->
                table.entries().stream()
                    .anyMatch(entry ->
                        entry.last().equals("poll")
                            && program.functions(entry.value(), table.file()).contains(function)))
            .allMatch(
                table -> table.entries().stream().anyMatch(entry -> entry.last().equals("mmap")));
  }

  private boolean looksAt(FunctionFacts function, String target) {
    return function.watched().polled().contains(target)
        || (function.watched().locked().stream().anyMatch(lock -> lock.endsWith("." + target))
            && drops.get().isGate("", target))
        || (function.callees().stream().anyMatch(callee -> queue(callee) >= 0)
            && waits(function).contains(target));
  }

  /** What decides whether a loop goes on; null for other nodes. */
  private static @Nullable Expr loopTest(Node node) {
    return switch (node) {
      case Stmt.While loop -> loop.test();
      case Stmt.DoWhile loop -> loop.test();
      default -> null;
    };
  }

  /** Where the pages of a vma are kept that these accesses map. */
  public Kept kept(List<AccessFact> accesses) {
    return new Kept(accesses);
  }

  /** The members that functions use on the way to an insert, looked for when first asked for. */
  public final class Kept {
    private final Set<Place> ways = new LinkedHashSet<>();
    private @Nullable Set<String> members;

    private Kept(List<AccessFact> accesses) {
      for (AccessFact access : accesses) {
        if (access.kind() == Access.Kind.INSERT) {
          ways.add(access.where());
          access.path().forEach(step -> ways.add(step.where()));
        }
      }
    }

    /**
     * Whether somebody gives pages back that may be mapped: they are kept where those are that the
     * driver maps, and he is not the one who has taken them.
     */
    public boolean areMapped(ReleaseFact release) {
      return release.life().released() instanceof Life.Released what
          && members().contains(what.target())
          && !isOwners(what);
    }

    /** Whether the function is on the way to an insert: what it drops, it has mapped itself. */
    public boolean isMadeBy(FunctionFacts function) {
      return holds(function, ways);
    }

    /** Whether the functions on the way to an insert mention a member of this name. */
    public boolean mention(String member) {
      return members().contains(member);
    }

    /**
     * Whether somebody who neither maps nor unmaps sets the member without having asked whether it
     * is in use: a test of it, or a lock that is held until the user is done.
     */
    public boolean mayChange(String member, String folder) {
      List<MemberWrites.Write> writes = MemberWrites.of(program, member, folder::equals);
      return writes == null
          || writes.stream()
              .filter(write -> !write.nothing())
              .map(MemberWrites.Write::function)
              .anyMatch(function -> !holds(function, ways) && !asks(function, member));
    }

    private Set<String> members() {
      Set<String> found = members;
      if (found == null) {
        Set<String> used = new TreeSet<>();
        functions.stream()
            .filter(function -> holds(function, ways))
            .forEach(function -> membersOf(function, used));
        members = used;
        return used;
      }
      return found;
    }
  }

  /**
   * Whether who has taken the pages drops them, while entries live that others have made: whether
   * he has waited for them is asked by {@link Drops}.
   */
  public boolean dropsHisOwn(ReleaseFact release) {
    return release.life().released() instanceof Life.Released what
        && what.what() == OwnerCalls.Release.PAGE
        && release.life().inserted() == null
        && release.ending() == Listener.Ending.LEFT
        && isOwners(what);
  }

  private boolean isOwners(Life.Released what) {
    return owners.stream()
        .flatMap(this::reach)
        .anyMatch(function -> holds(function, Set.of(what.where())));
  }

  private boolean asks(FunctionFacts function, String member) {
    boolean waits = reach(function).flatMap(f -> f.callees().stream()).anyMatch(CpuCalls::isWait);
    return (waits && !function.watched().locked().isEmpty())
        || Children.any(
            program.tree(function).body(),
            node -> {
              Expr test =
                  switch (node) {
                    case Stmt.If choice -> choice.test();
                    case Expr.Call call -> call;
                    default -> loopTest(node);
                  };
              return test != null
                  && Children.any(
                      test,
                      part -> part instanceof Expr.Member asks && asks.field().equals(member));
            });
  }

  private void membersOf(FunctionFacts function, Set<String> members) {
    Children.walk(
        program.tree(function).body(),
        node -> {
          if (node instanceof Expr.Member member) {
            members.add(member.field());
          }
        });
  }

  /** Whether a call in {@code function} stands at one of these places. */
  private boolean holds(FunctionFacts function, Set<Place> places) {
    Unit unit = program.unit(function);
    return Children.any(
        program.tree(function).body(),
        node -> node instanceof Expr expr && places.contains(unit.place(expr.at())));
  }

  private Set<String> waits(FunctionFacts function) {
    Set<String> members = new TreeSet<>();
    Children.walk(
        program.tree(function).body(),
        node -> {
          int queue =
              node instanceof Expr.Call of && of.callee() instanceof Expr.Name name
                  ? queue(name.id())
                  : -1;
          if (queue >= 0 && node instanceof Expr.Call call && call.arguments().size() > queue) {
            members.add(OwnerCalls.target(call.arguments().get(queue)));
          }
        });
    members.remove("");
    return members;
  }

  /** Which argument says what it waits for; less than 0 when it does not wait. */
  private static int queue(String function) {
    return function.equals(POLL) ? 1 : CpuCalls.isWait(function) ? 0 : -1;
  }

  /** Itself, and the functions that it calls or gives to a reference count. */
  private Stream<FunctionFacts> reach(FunctionFacts function) {
    int file = function.file();
    Stream<FunctionFacts> called =
        function.callees().stream().flatMap(callee -> program.functions(callee, file).stream());
    Stream<FunctionFacts> given =
        function.handovers().stream()
            .flatMap(handover -> program.functions(handover.function(), file).stream());
    return Stream.concat(Stream.of(function), Stream.concat(called, given));
  }

  private static boolean dropsItself(FunctionFacts function) {
    return function.callees().stream()
        .anyMatch(callee -> OwnerCalls.of(callee) == OwnerCalls.Release.PAGE);
  }

  private static boolean takes(String callee) {
    return callee.startsWith("get_user_pages") || callee.startsWith("pin_user_pages");
  }
}
