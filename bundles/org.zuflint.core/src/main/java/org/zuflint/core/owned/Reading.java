package org.zuflint.core.owned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Node;
import org.zuflint.core.links.Local;
import org.zuflint.core.owned.Point.Sign;
import org.zuflint.core.program.FunctionFacts;

/** What the expressions of one function do to whose the pages are. */
final class Reading {
  /** One way through an expression, and what its value is then. */
  record Way(Point point, Sign sign) {}

  /** The ways on which a condition holds, and on which it does not. */
  record Fork(List<Point> yes, List<Point> no) {
    static Fork none() {
      return new Fork(new ArrayList<>(), new ArrayList<>());
    }

    Fork not() {
      return new Fork(no, yes);
    }
  }

  /** So many ways through one expression are told apart. */
  private static final int WAYS = 16;

  private final Terms terms;
  private final Local local;
  private final Meetings meetings;

  /** Whether the function may come to an insert or zap: it is run by who maps. */
  private final boolean unmaps;

  Reading(Terms terms, Course course, FunctionFacts function, List<Boolean> fresh) {
    this.terms = terms;
    this.local = terms.local(function);
    this.unmaps = terms.comes(function);
    this.meetings = new Meetings(terms, course, function, local, fresh);
  }

  List<Way> eval(Expr expr, Point point) {
    return switch (expr) {
      case Expr.Number number -> one(point, number(number.text()));
      case Expr.Name name -> one(point, name(name.id(), point));
      case Expr.Cast cast -> eval(cast.operand(), point);
      case Expr.Unary unary -> unary(unary, point);
      case Expr.Postfix step -> one(set(step.operand(), Sign.ANY, point), Sign.ANY);
      case Expr.Binary binary -> binary(binary, point);
      case Expr.Assign assign -> assign(assign, point);
      case Expr.Conditional choice -> choice(choice, point);
      case Expr.Call call -> call(call, point);
      default -> parts(expr, point);
    };
  }

  private static List<Way> one(Point point, Sign sign) {
    return List.of(new Way(point, sign));
  }

  private static Sign number(String text) {
    return text.matches("0[xX]?0*[uUlL]*") ? Sign.ZERO : Sign.POSITIVE;
  }

  private Sign name(String name, Point point) {
    return switch (name) {
      case "NULL", "false" -> Sign.ZERO;
      case "true" -> Sign.POSITIVE;
      default -> local.has(name) ? point.sign(name) : Sign.ANY;
    };
  }

  private List<Way> unary(Expr.Unary unary, Point point) {
    if (unary.op().equals("-")
        && unary.operand() instanceof Expr.Name error
        && error.id().matches("E[A-Z0-9]+")) {
      return one(point, Sign.NEGATIVE);
    }
    if (unary.op().equals("!")) {
      return truth(branch(unary, point));
    }
    return eval(unary.operand(), point).stream()
        .map(way ->
            switch (unary.op()) {
              case "-" -> new Way(way.point(), way.sign().minus());
              case "++", "--" -> new Way(set(unary.operand(), Sign.ANY, way.point()), Sign.ANY);
              case "&" -> new Way(way.point(), Sign.POSITIVE);
              default -> new Way(way.point(), Sign.ANY);
            })
        .toList();
  }

  private Point set(Expr target, Sign sign, Point point) {
    return target instanceof Expr.Name name && local.has(name.id())
        ? point.sign(name.id(), sign)
        : point;
  }

  private List<Way> binary(Expr.Binary binary, Point point) {
    return switch (binary.op()) {
      case "&&", "||", "==", "!=", "<", ">", "<=", ">=" -> truth(branch(binary, point));
      case "," ->
          eval(binary.left(), point).stream()
              .flatMap(way -> eval(binary.right(), way.point()).stream())
              .distinct()
              .toList();
      default -> all(List.of(binary.left(), binary.right()), point);
    };
  }

  private static List<Way> truth(Fork fork) {
    List<Way> ways = new ArrayList<>();
    fork.yes().forEach(yes -> ways.add(new Way(yes, Sign.POSITIVE)));
    fork.no().forEach(no -> ways.add(new Way(no, Sign.ZERO)));
    return ways;
  }

  private List<Way> assign(Expr.Assign assign, Point point) {
    boolean plain = assign.op().equals("=");
    List<Way> ways = new ArrayList<>();
    for (Way way : eval(assign.value(), point)) {
      Sign sign = plain ? way.sign() : Sign.ANY;
      Point stored = meetings.store(assign.target(), assign.value(), way.point());
      ways.add(new Way(set(assign.target(), sign, stored), sign));
    }
    return ways.stream().distinct().toList();
  }

  /** A variable that is declared with a value. */
  List<Way> put(String variable, Expr value, Point point) {
    return eval(value, point).stream()
        .map(way -> new Way(way.point().sign(variable, way.sign()), way.sign()))
        .distinct()
        .toList();
  }

  private List<Way> choice(Expr.Conditional choice, Point point) {
    Fork fork = branch(choice.test(), point);
    List<Way> ways = new ArrayList<>();
    Expr then = choice.then();
    for (Point yes : fork.yes()) {
      ways.addAll(then == null ? one(yes, Sign.NONZERO) : eval(then, yes));
    }
    fork.no().forEach(no -> ways.addAll(eval(choice.otherwise(), no)));
    return ways.stream().distinct().toList();
  }

  /** The parts one after the other. */
  List<Way> all(List<Expr> parts, Point point) {
    List<Way> ways = one(point, Sign.ANY);
    for (Expr part : parts) {
      List<Way> next = new ArrayList<>();
      for (Way way : ways) {
        eval(part, way.point()).forEach(after -> next.add(new Way(after.point(), Sign.ANY)));
      }
      ways = few(next);
    }
    return ways;
  }

  private static List<Way> few(List<Way> ways) {
    List<Way> different = ways.stream().distinct().toList();
    return different.size() <= WAYS
        ? different
        : different.stream()
            .map(way -> new Way(way.point().bare(), way.sign()))
            .distinct()
            .toList();
  }

  private List<Way> parts(Expr expr, Point point) {
    List<Expr> parts = new ArrayList<>();
    Children.of(expr, below -> expressions(below, parts));
    return all(parts, point);
  }

  private static void expressions(Node node, List<Expr> parts) {
    if (node instanceof Expr part) {
      parts.add(part);
    } else {
      Children.of(node, below -> expressions(below, parts));
    }
  }

  private List<Way> call(Expr.Call call, Point point) {
    String name = call.callee() instanceof Expr.Name callee ? callee.id() : "";
    if (Terms.passes(name) && !call.arguments().isEmpty()) {
      return eval(call.arguments().get(0), point);
    }
    List<Way> ways = new ArrayList<>();
    List<Expr> arguments = meetings.evaluated(name, call.arguments());
    for (Way way : all(arguments, point)) {
      ways.addAll(meetings.call(name, call, way.point(), this));
    }
    return few(ways);
  }

  /** Where a condition holds, and where not. */
  Fork branch(Expr condition, Point point) {
    if (condition instanceof Expr.Unary not && not.op().equals("!")) {
      return branch(not.operand(), point).not();
    }
    if (condition instanceof Expr.Binary both && both.op().equals("&&")) {
      return then(branch(both.left(), point), both.right(), true);
    }
    if (condition instanceof Expr.Binary either && either.op().equals("||")) {
      return then(branch(either.left(), point), either.right(), false);
    }
    Fork fork = compared(condition, point);
    Terms.Told told =
        meetings.isHis(condition, point) ? terms.told(condition, local) : Terms.Told.NOTHING;
    return new Fork(heard(fork.yes(), told, true), heard(fork.no(), told, false));
  }

  private List<Point> heard(List<Point> points, Terms.Told told, boolean answer) {
    boolean sure = told.answers().contains(answer);
    if (!sure && !terms.isSuspect(told)) {
      return points;
    }
    Set<Point.Heard> more = Set.of(new Point.Heard(told.asked(), answer, sure));
    List<Point> heard = new ArrayList<>();
    for (Point point : points) {
      Phase now = point.phase().hear();
      if (now != point.phase() && point.isFull()) {
        terms.rely(more);
      }
      Point after = sure ? point.phase(now) : point;
      heard.add(now == point.phase() || point.isFull() ? after : after.hearing(more));
    }
    return heard.stream().distinct().toList();
  }

  private Fork then(Fork first, Expr second, boolean and) {
    Fork fork = Fork.none();
    (and ? fork.no() : fork.yes()).addAll(and ? first.no() : first.yes());
    for (Point point : and ? first.yes() : first.no()) {
      Fork last = branch(second, point);
      fork.yes().addAll(last.yes());
      fork.no().addAll(last.no());
    }
    return fork;
  }

  private Fork compared(Expr condition, Point point) {
    if (condition instanceof Expr.Binary comparison
        && Asked.constant(comparison.right()).equals(Asked.NOTHING)
        && COMPARES.containsKey(comparison.op())) {
      return fork(comparison.left(), comparison.op(), point);
    }
    if (condition instanceof Expr.Call call
        && call.callee() instanceof Expr.Name name
        && name.id().startsWith("IS_ERR")
        && call.arguments().size() == 1) {
      return error(call.arguments().get(0), name.id().endsWith("_OR_NULL"), point);
    }
    if (condition instanceof Expr.Binary other && COMPARES.containsKey(other.op())) {
      Fork fork = Fork.none();
      for (Way way : all(List.of(other.left(), other.right()), point)) {
        fork.yes().add(way.point());
        fork.no().add(way.point());
      }
      return fork;
    }
    return fork(condition, "!=", point);
  }

  private static final Map<String, Boolean> COMPARES =
      Map.of("==", true, "!=", true, "<", true, ">", true, "<=", true, ">=", true);

  private Fork fork(Expr left, String op, Point point) {
    Fork fork = Fork.none();
    String variable = variable(left);
    for (Way way : eval(left, point)) {
      for (boolean answer : way.sign().compare(op)) {
        Sign sign = way.sign().after(op, answer);
        Point known = variable == null ? way.point() : way.point().sign(variable, sign);
        boolean gone = (op.equals("==") && answer) || (op.equals("!=") && !answer);
        Point after = gone && unmaps && terms.isVma(left, local) ? known.gone() : known;
        (answer ? fork.yes() : fork.no()).add(after);
      }
    }
    return fork;
  }

  private Fork error(Expr pointer, boolean orNull, Point point) {
    Fork fork = Fork.none();
    for (Way way : eval(pointer, point)) {
      boolean sure = way.sign() != Sign.ANY && way.sign() != Sign.NONZERO;
      boolean bad = way.sign() == Sign.NEGATIVE || (orNull && way.sign() == Sign.ZERO);
      if (bad || !sure) {
        fork.yes().add(way.point());
      }
      if (!bad || !sure) {
        fork.no().add(way.point());
      }
    }
    return fork;
  }

  private @Nullable String variable(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> local.has(name.id()) ? name.id() : null;
      case Expr.Assign assign -> variable(assign.target());
      case Expr.Cast cast -> variable(cast.operand());
      default -> null;
    };
  }
}
