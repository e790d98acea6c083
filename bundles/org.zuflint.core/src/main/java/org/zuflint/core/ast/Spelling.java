package org.zuflint.core.ast;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expression as a reader would write it, on one line: for conditions and names in messages. */
public final class Spelling {
  private Spelling() {}

  public static String of(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> name.id();
      case Expr.Number number -> number.text();
      case Expr.Char character -> character.text();
      case Expr.Text text -> text.text();
      case Expr.Unary unary -> unary.op() + operand(unary.operand());
      case Expr.Postfix postfix -> operand(postfix.operand()) + postfix.op();
      case Expr.Binary binary ->
          operand(binary.left()) + " " + binary.op() + " " + operand(binary.right());
      case Expr.Assign assign -> of(assign.target()) + " " + assign.op() + " " + of(assign.value());
      case Expr.Conditional choice -> operand(choice.test()) + " ? ... : ...";
      case Expr.Call call -> of(call.callee()) + list(call);
      case Expr.Member member ->
          operand(member.base()) + (member.arrow() ? "->" : ".") + member.field();
      case Expr.Index index -> operand(index.base()) + "[" + of(index.index()) + "]";
      case Expr.Cast cast -> of(cast.operand());
      case Expr.Compound compound -> "(compound literal)";
      case Expr.InitList list -> "{...}";
      case Expr.TypeUse use -> "(type)";
      case Expr.Statements statements -> "({...})";
      case Expr.Generic generic -> "_Generic(...)";
      case Expr.LabelAddress label -> "&&" + label.label();
      case Expr.Fragment fragment -> fragment.text();
    };
  }

  /** An argument of a macro as C: what stands for its parameter where the macro is used. */
  public static String argument(Expr expr) {
    return switch (expr) {
      case Expr.InitList list -> {
        String items = list.items().stream().map(Spelling::item).collect(Collectors.joining(", "));
        boolean bare = !list.items().isEmpty() && list.items().get(0).at() == list.at();
        yield bare ? items : "{ " + items + " }";
      }
      case Expr.TypeUse use -> type(use.type());
      default -> of(expr);
    };
  }

  private static String item(Expr.Item item) {
    StringBuilder text = new StringBuilder();
    for (Expr.Designator designator : item.path()) {
      text.append(
          switch (designator) {
            case Expr.Designator.Field field -> "." + field.name();
            case Expr.Designator.Element element ->
                "[" + of(element.low()) + upTo(element.high()) + "]";
          });
    }
    return text.append(text.isEmpty() ? "" : " = ").append(argument(item.value())).toString();
  }

  private static String upTo(@Nullable Expr high) {
    return high == null ? "" : " ... " + of(high);
  }

  private static String type(Type type) {
    return switch (type) {
      case Type.Basic basic -> basic.name();
      case Type.Named named -> named.id();
      case Type.Record struct -> struct.keyword() + " " + struct.tag();
      case Type.Pointer pointer -> type(pointer.to()) + " *";
      default -> "(type)";
    };
  }

  private static String list(Expr.Call call) {
    return call.arguments().stream().map(Spelling::of).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String operand(Expr expr) {
    boolean weak =
        expr instanceof Expr.Binary
            || expr instanceof Expr.Assign
            || expr instanceof Expr.Conditional;
    return weak ? "(" + of(expr) + ")" : of(expr);
  }
}
