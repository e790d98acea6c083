package org.zuflint.core.user;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.program.FunctionFacts;
import org.zuflint.core.user.UserEvaluator.Out;

/** What an identifier, a number or a string of user code stands for. */
final class UserNames {
  private static final int MACRO_DEPTH = 40;

  /** A literal, or a macro among literals. */
  private static final Pattern PIECE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\w+)");

  private final UserEvaluator evaluator;
  private final UserWalker walker;

  UserNames(UserEvaluator evaluator, UserWalker walker) {
    this.evaluator = evaluator;
    this.walker = walker;
  }

  List<Out> eval(Expr.Name name, UserFrame frame, UserState state) {
    UserFrame.Bound bound = frame.bound().get(name.id());
    if (bound != null) {
      return evaluator.eval(bound.argument(), bound.frame(), state);
    }
    if (frame.key(name.id()) != null) {
      return evaluator.load(name, frame, state);
    }
    return switch (name.id()) {
      case "NULL", "false", "nullptr" -> UserEvaluator.one(state, UserValue.ZERO);
      case "true" -> UserEvaluator.one(state, new UserValue.Number(1));
      default -> {
        List<Out> expanded = macro(name, frame, state);
        yield expanded.isEmpty() ? global(name, frame, state) : expanded;
      }
    };
  }

  private List<Out> global(Expr.Name name, UserFrame frame, UserState state) {
    UserValue function = function(name.id(), frame);
    if (function != null) {
      return UserEvaluator.one(state, function);
    }
    boolean variable = walker.program().variable(name.id(), frame.file()) != null;
    return variable || state.load(name.id()) != null
        ? evaluator.load(name, frame, state)
        : UserEvaluator.one(state, new UserValue.Constant(name.id()));
  }

  /** A macro whose body is no constant of its own is what it stands for. */
  private List<Out> macro(Expr.Name name, UserFrame frame, UserState state) {
    List<Unit.Define> defines = walker.program().defines(name.id(), frame.file());
    if (defines.isEmpty() || frame.depth() > MACRO_DEPTH) {
      return List.of();
    }
    if (defines.size() > 1 || defines.get(0).parameters() != null) {
      return UserEvaluator.one(state, new UserValue.Constant(name.id()));
    }
    Expr body = walker.program().body(defines.get(0));
    boolean command =
        body instanceof Expr.Call call
            && call.callee() instanceof Expr.Name callee
            && callee.id().startsWith("_IO");
    if (body instanceof Expr.Number || body instanceof Expr.Unary) {
      List<Out> outs = evaluator.eval(body, frame.macro(Map.of(), name.at()), state);
      Long number =
          outs.size() == 1 && outs.get(0).value() instanceof UserValue.Number known
              ? known.value()
              : null;
      return UserEvaluator.one(state, new UserValue.Constant(name.id(), number));
    }
    if (body == null
        || command
        || (body instanceof Expr.Name same && same.id().equals(name.id()))) {
      return UserEvaluator.one(state, new UserValue.Constant(name.id()));
    }
    return evaluator.eval(body, frame.macro(Map.of(), name.at()), state);
  }

  /** A function of the program; null when the name is none. */
  @Nullable UserValue function(String name, UserFrame frame) {
    if (frame.key(name) != null) {
      return null;
    }
    List<FunctionFacts> found = walker.functions(name, frame.file());
    return found.isEmpty() ? null : new UserValue.Function(name, frame.file());
  }

  /** Adjacent literals joined, with the macros among them. */
  UserValue text(Expr.Text text, UserFrame frame) {
    StringBuilder joined = new StringBuilder();
    Matcher piece = PIECE.matcher(text.text());
    while (piece.find()) {
      if (piece.group(1) != null) {
        joined.append(piece.group(1));
      } else {
        List<Unit.Define> defines = walker.program().defines(piece.group(2), frame.file());
        Expr body = defines.size() == 1 ? walker.program().body(defines.get(0)) : null;
        joined.append(
            body instanceof Expr.Text inner && text(inner, frame) instanceof UserValue.Text known
                ? known.text()
                : "%");
      }
    }
    return new UserValue.Text(joined.toString());
  }

  static UserValue number(String text) {
    String digits = text.toLowerCase(Locale.ROOT).replaceAll("[ul]+$", "");
    try {
      if (digits.startsWith("0x")) {
        return new UserValue.Number(Long.parseUnsignedLong(digits.substring(2), 16));
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return new UserValue.Number(Long.parseUnsignedLong(digits, octal ? 8 : 10));
    } catch (NumberFormatException floating) {
      return UserValue.UNKNOWN;
    }
  }
}
