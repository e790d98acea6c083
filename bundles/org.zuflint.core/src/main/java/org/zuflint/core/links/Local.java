package org.zuflint.core.links;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.ast.Stmt;
import org.zuflint.core.ast.Type;
import org.zuflint.core.kernel.Watched;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.program.Typing;

/** The variables of one function: their types, and all that is ever put into them. */
public final class Local implements Typing.Scope {
  private static final int DEPTH = 4;

  private final int file;
  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, List<Expr>> values = new HashMap<>();
  private final List<String> parameters = new ArrayList<>();
  private final Set<String> lasting = new HashSet<>();
  private final List<Expr> answers = new ArrayList<>();

  public Local(FunctionFacts function, Decl.Function tree) {
    file = function.file();
    for (Type.Parameter parameter : tree.type().parameters()) {
      String name = parameter.name() == null ? "" : parameter.name();
      parameters.add(name);
      types.putIfAbsent(name, parameter.type());
    }
    Children.walk(tree.body(), this::see);
  }

  private void see(Node node) {
    if (node instanceof Decl.Variable variable) {
      types.putIfAbsent(variable.name(), variable.type());
      if (variable.specifiers().contains("static")) {
        lasting.add(variable.name());
      }
      if (variable.value() instanceof Expr value) {
        values.computeIfAbsent(variable.name(), fresh -> new ArrayList<>()).add(value);
      }
    } else if (node instanceof Expr.Assign assign && assign.target() instanceof Expr.Name name) {
      values.computeIfAbsent(name.id(), fresh -> new ArrayList<>()).add(assign.value());
    } else if (node instanceof Stmt.Return end && end.value() instanceof Expr value) {
      answers.add(value);
    }
  }

  @Override
  public @Nullable Type local(String name) {
    return types.get(name);
  }

  @Override
  public int file() {
    return file;
  }

  public List<String> parameters() {
    return parameters;
  }

  public boolean isParameter(String name) {
    return parameters.contains(name);
  }

  /** Whether it is a variable of this call: a static one is there before and after, too. */
  public boolean has(String name) {
    return types.containsKey(name) && !lasting.contains(name);
  }

  /** What is put into a variable. */
  public List<Expr> values(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** What the function answers. */
  public List<Expr> answers() {
    return answers;
  }

  /** The only thing that is put into a variable; null when there is not one. */
  public @Nullable Expr value(String name) {
    List<Expr> all = values(name);
    return all.size() == 1 && !isParameter(name) ? all.get(0) : null;
  }

  /**
   * The members and variables that may be meant, a variable with a dot before it; with {@code "?"}
   * when it may be something else.
   */
  public Set<String> words(Expr expr) {
    Set<String> words = new TreeSet<>();
    words(expr, words, 0);
    return words;
  }

  private void words(Expr expr, Set<String> words, int depth) {
    String word = Watched.word(expr);
    if (!word.startsWith(".")) {
      words.add(word.isEmpty() ? "?" : word);
      return;
    }
    String name = word.substring(1);
    words.add(word);
    if (isParameter(name) || (has(name) && values(name).isEmpty()) || depth > DEPTH) {
      words.add("?");
    }
    if (has(name) && depth <= DEPTH) {
      values(name).forEach(value -> words(value, words, depth + 1));
    }
  }

  /** The variable in which an object is found: {@code job} of {@code job->pages[i]}. */
  public static @Nullable String root(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.id();
      case Expr.Member member -> root(member.base());
      case Expr.Index index -> root(index.base());
      case Expr.Cast cast -> root(cast.operand());
      case Expr.Unary unary -> root(unary.operand());
      case Expr.Binary sum -> root(sum.left());
      default -> null;
    };
  }
}
