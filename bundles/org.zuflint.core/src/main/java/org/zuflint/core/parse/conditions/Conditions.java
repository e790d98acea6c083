package org.zuflint.core.parse.conditions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.zuflint.core.ast.Unit.Arm;
import org.zuflint.core.parse.lex.Directives;
import org.zuflint.core.parse.lex.Directives.Kind;
import org.zuflint.core.parse.lex.Lexed;
import org.zuflint.core.parse.lex.Tokens;

/**
 * Walks the {@code #if} groups of a file and removes the tokens of branches that are not kept.
 * Nothing is known of the configuration.
 */
public final class Conditions {
  private final Tokens tokens;
  private final Directives directives;
  private final List<Arm> arms = new ArrayList<>();
  private final Deque<Group> open = new ArrayDeque<>();
  private final Choices choices;
  private final boolean[] gone;
  private final int[] directiveArms;
  private final int[] runTokens;
  private final int[] runArms;
  private int runs;
  private int groups;
  private int dropped;
  private int position;
  private Nesting nesting = new Nesting();

  private Conditions(Lexed lexed) {
    tokens = lexed.tokens();
    directives = lexed.directives();
    gone = new boolean[directives.count() == 0 ? 0 : tokens.count()];
    choices = new Choices(tokens, gone);
    directiveArms = new int[directives.count()];
    // A run begins at each directive, and where the file ends for each condition still open there.
    runTokens = new int[2 * directives.count() + 1];
    runArms = new int[2 * directives.count() + 1];
    arms.add(new Arm(0, 0, "", true));
    runs = 1;
  }

  /** Decides for every group of the file and takes what is not kept out of its tokens. */
  public static Kept resolve(Lexed lexed) {
    Conditions conditions = new Conditions(lexed);
    conditions.walk();
    conditions.compact();
    return new Kept(
        List.copyOf(conditions.arms),
        Arrays.copyOf(conditions.runTokens, conditions.runs),
        Arrays.copyOf(conditions.runArms, conditions.runs),
        conditions.directiveArms,
        conditions.dropped);
  }

  private void walk() {
    for (int i = 0; i < directives.count(); i++) {
      switch (directives.kind(i)) {
        case IF, IFDEF, IFNDEF -> begin(i);
        case ELIF, ELIFDEF, ELIFNDEF, ELSE -> alternative(i);
        case ENDIF -> {
          if (!open.isEmpty()) {
            end(directives.token(i));
          }
        }
        default -> {}
      }
      directiveArms[i] = isDead() ? -1 : arm();
    }
    while (!open.isEmpty()) {
      end(tokens.count());
    }
  }

  private int arm() {
    return open.isEmpty() ? 0 : open.peek().current().arm;
  }

  private boolean isDead() {
    return !open.isEmpty() && (open.peek().outerDead || open.peek().current().dead);
  }

  private void begin(int i) {
    boolean dead = isDead();
    int token = directives.token(i);
    advance(token);
    Group group = new Group(groups++, arm(), dead, token, nesting, isGuard(i));
    String condition = condition(i);
    group.branches.add(branch(group, condition, Truth.of(condition), i));
    open.push(group);
    run(token);
    nesting = nesting.copy();
  }

  private void alternative(int i) {
    Group group = open.peek();
    if (group == null) {
      return;
    }
    int token = directives.token(i);
    close(group, token);
    String condition = condition(i);
    boolean isElse = directives.kind(i) == Kind.ELSE;
    Truth truth = group.settled ? Truth.NEVER : isElse ? Truth.UNKNOWN : Truth.of(condition);
    group.exhaustive |= isElse;
    group.branches.add(branch(group, condition, truth, i));
    run(token);
    nesting = group.before.copy();
  }

  private Branch branch(Group group, String condition, Truth truth, int i) {
    int arm = group.guard ? group.parent : arms.size();
    if (!group.guard) {
      arms.add(new Arm(group.parent, group.number, condition, false));
    }
    group.settled |= truth == Truth.ALWAYS;
    return new Branch(arm, condition, truth == Truth.NEVER, directives.token(i), nesting);
  }

  private void close(Group group, int token) {
    advance(token);
    Branch branch = group.current();
    branch.to = token;
    branch.after = nesting;
    branch.balanced = nesting.isLevelWith(group.before);
  }

  private void end(int token) {
    Group group = open.pop();
    close(group, token);
    if (group.exhaustive && !group.guard) {
      for (Branch branch : group.branches) {
        Arm arm = arms.get(branch.arm);
        arms.set(branch.arm, new Arm(arm.parent(), arm.group(), arm.condition(), true));
      }
    }
    boolean all = choices.canKeepAll(group);
    Branch only = all ? null : choices.choose(group);
    nesting = only == null ? group.before : only.after;
    for (Branch branch : group.branches) {
      if (branch.dead || (!all && branch != only)) {
        drop(branch, group.outerDead);
      }
    }
    run(token);
  }

  private void drop(Branch branch, boolean outerDead) {
    for (int i = branch.from; i < branch.to; i++) {
      if (!gone[i]) {
        gone[i] = true;
        dropped += branch.dead || outerDead ? 0 : 1;
      }
    }
  }

  private void advance(int token) {
    nesting.pass(tokens, position, token);
    position = token;
  }

  private void run(int token) {
    if (runTokens[runs - 1] == token) {
      runs--;
    }
    runTokens[runs] = token;
    runArms[runs++] = arm();
  }

  private String condition(int i) {
    String name =
        new String(
            tokens.text(),
            directives.start(i) + 1,
            directives.end(i) - directives.start(i) - 1,
            UTF_8);
    return Truth.plain(name);
  }

  /**
   * {@code #ifndef X} right before {@code #define X} at the top guards a header: no condition of
   * anything.
   */
  private boolean isGuard(int i) {
    if (directives.kind(i) != Kind.IFNDEF
        || directives.token(i) != 0
        || i + 1 >= directives.count()) {
      return false;
    }
    return directives.kind(i + 1) == Kind.DEFINE
        && condition(i + 1).startsWith(condition(i).replaceFirst("^ifndef", "define"));
  }

  /** Moves the kept tokens together; runs of arms move with them. */
  private void compact() {
    if (directives.count() == 0) {
      return;
    }
    int kept = 0;
    int run = 0;
    int keptRuns = 0;
    for (int i = 0; i <= gone.length; i++) {
      for (; run < runs && runTokens[run] == i; run++) {
        if (keptRuns > 0 && runTokens[keptRuns - 1] == kept) {
          keptRuns--;
        }
        runTokens[keptRuns] = kept;
        runArms[keptRuns++] = runArms[run];
      }
      if (i < gone.length && !gone[i]) {
        if (kept != i) {
          tokens.move(i, kept);
        }
        kept++;
      }
    }
    tokens.cut(kept);
    runs = keptRuns;
  }
}
