package org.zuflint.core.ast;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The children of a node, in the order written: for readers that look at everything. */
public final class Children {
  private final Consumer<Node> visit;

  /** For one that looks at the children of many nodes with {@link #look}. */
  public Children(Consumer<Node> visit) {
    this.visit = visit;
  }

  public static void of(Node node, Consumer<Node> visit) {
    new Children(visit).children(node);
  }

  public void look(Node node) {
    children(node);
  }

  /** The node and all below it. */
  public static void walk(Node node, Consumer<Node> visit) {
    new Walk(visit).accept(node);
  }

  /** Whether something holds for the node or for one below it. */
  public static boolean any(Node node, Predicate<Node> test) {
    boolean[] found = {false};
    walk(node, each -> found[0] = found[0] || test.test(each));
    return found[0];
  }

  private static final class Walk implements Consumer<Node> {
    private final Consumer<Node> visit;
    private final Children below = new Children(this);

    Walk(Consumer<Node> visit) {
      this.visit = visit;
    }

    @Override
    public void accept(Node node) {
      visit.accept(node);
      below.children(node);
    }
  }

  private void children(Node node) {
    switch (node) {
      case Expr expr -> expression(expr);
      case Stmt stmt -> statement(stmt);
      case Decl decl -> declaration(decl);
      case Type type -> type(type);
      case Expr.Item item -> item(item);
      case Type.Field field -> see(field.type());
      case Type.Enumerator enumerator -> see(enumerator.value());
      case Type.Parameter parameter -> see(parameter.type());
    }
  }

  private void see(@Nullable Node node) {
    if (node != null) {
      visit.accept(node);
    }
  }

  private void all(@Nullable List<? extends Node> nodes) {
    for (int i = 0; nodes != null && i < nodes.size(); i++) {
      visit.accept(nodes.get(i));
    }
  }

  private void both(@Nullable Node first, @Nullable Node second) {
    see(first);
    see(second);
  }

  private void expression(Expr expr) {
    switch (expr) {
      case Expr.Name leaf -> {}
      case Expr.Number leaf -> {}
      case Expr.Char leaf -> {}
      case Expr.Text leaf -> {}
      case Expr.LabelAddress leaf -> {}
      case Expr.Fragment leaf -> {}
      case Expr.Unary unary -> see(unary.operand());
      case Expr.Postfix postfix -> see(postfix.operand());
      case Expr.Binary binary -> both(binary.left(), binary.right());
      case Expr.Assign assign -> both(assign.target(), assign.value());
      case Expr.Conditional choice -> {
        both(choice.test(), choice.then());
        see(choice.otherwise());
      }
      case Expr.Call call -> {
        see(call.callee());
        all(call.arguments());
      }
      case Expr.Member member -> see(member.base());
      case Expr.Index index -> both(index.base(), index.index());
      case Expr.Cast cast -> both(cast.type(), cast.operand());
      case Expr.Compound compound -> both(compound.type(), compound.value());
      case Expr.InitList list -> all(list.items());
      case Expr.TypeUse use -> see(use.type());
      case Expr.Statements statements -> see(statements.body());
      case Expr.Generic generic -> {
        see(generic.control());
        generic.choices().forEach(choice -> both(choice.type(), choice.value()));
      }
    }
  }

  private void item(Expr.Item item) {
    for (Expr.Designator designator : item.path()) {
      if (designator instanceof Expr.Designator.Element element) {
        both(element.low(), element.high());
      }
    }
    see(item.value());
  }

  private void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.Block block -> all(block.items());
      case Stmt.Expression expression -> see(expression.value());
      case Stmt.Declaration declaration -> see(declaration.declaration());
      case Stmt.If choice -> {
        both(choice.test(), choice.then());
        see(choice.otherwise());
      }
      case Stmt.While loop -> both(loop.test(), loop.body());
      case Stmt.DoWhile loop -> both(loop.body(), loop.test());
      case Stmt.For loop -> {
        all(loop.init());
        both(loop.test(), loop.step());
        see(loop.body());
      }
      case Stmt.Iterator loop -> {
        all(loop.arguments());
        see(loop.body());
      }
      case Stmt.Switch select -> both(select.value(), select.body());
      case Stmt.Case label -> both(label.low(), label.high());
      case Stmt.Goto jump -> see(jump.target());
      case Stmt.Return end -> see(end.value());
      case Stmt.Asm asm -> all(asm.operands());
      case Stmt.Macro macro -> {
        all(macro.arguments());
        see(macro.body());
      }
      case Stmt.DefaultCase leaf -> {}
      case Stmt.Label leaf -> {}
      case Stmt.Break leaf -> {}
      case Stmt.Continue leaf -> {}
      case Stmt.Empty leaf -> {}
    }
  }

  private void declaration(Decl decl) {
    switch (decl) {
      case Decl.Function function -> both(function.type(), function.body());
      case Decl.Variable variable -> both(variable.type(), variable.value());
      case Decl.Typedef typedef -> see(typedef.type());
      case Decl.TypeOnly only -> see(only.type());
      case Decl.Macro macro -> {
        all(macro.arguments());
        both(macro.value(), macro.body());
      }
      case Decl.Other leaf -> {}
      case Decl.Broken leaf -> {}
    }
  }

  private void type(Type type) {
    switch (type) {
      case Type.Basic leaf -> {}
      case Type.Named leaf -> {}
      case Type.Record struct -> all(struct.fields());
      case Type.Enumeration enumeration -> all(enumeration.enumerators());
      case Type.TypeOf typeOf -> see(typeOf.operand());
      case Type.Pointer pointer -> see(pointer.to());
      case Type.Array array -> both(array.of(), array.size());
      case Type.Function function -> {
        see(function.result());
        all(function.parameters());
      }
    }
  }
}
