package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.ast.Expr;
import org.zuflint.core.ast.Type;

/** The text of a macro's body as an expression, written back with every parenthesis. */
class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '\t',
      quoteCharacter = '\1',
      textBlock =
          """
          a + b * c	(a + (b * c))
          a - b - c	((a - b) - c)
          a = b = c	(a = (b = c))
          a ? b : c ? d : e	(a ? b : (c ? d : e))
          a ?: b	(a ? : b)
          a = b ? c : d	(a = (b ? c : d))
          a || b && c | d ^ e & f == g < h << i	(a || (b && (c | (d ^ (e & (f == (g < (h << i))))))))
          -a++ * !b	((- (a ++)) * (! b))
          *p->next	(* p->next)
          &a[i].b	(& (a[i]).b)
          (u32)x + 1	(((u32) x) + 1)
          (u32)-1	((u32) (- 1))
          (pgoff_t)(a) + (b)	(((pgoff_t) a) + b)
          (a) - 1	(a - 1)
          (x)(y)	x(y)
          sizeof(struct s) * 2	((sizeof type) * 2)
          sizeof x * 2	((sizeof x) * 2)
          sizeof(x)[0]	(sizeof (x[0]))
          a, b, c	((a , b) , c)
          a += b, c	((a += b) , c)
          f(a, (b, c))	f(a,(b , c))
          f(,)	f(,)
          ~(1UL << 3)	(~ (1UL << 3))
          &(struct s){ 1 }	(& compound)
          "a" B "c"	"a" B "c"
          """)
  void bindsAsInC(String text, String expected) {
    Expr expression = Parser.expression(text);
    assertNotNull(expression, text);
    assertEquals(expected, show(expression));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "do { x; } while (0)",
        "a +",
        "(a",
        "a)",
        "int",
        "x;",
        "a b",
        "{ 1 }",
        "##",
        "return"
      })
  void isNoExpression(String text) {
    assertNull(Parser.expression(text), text);
  }

  private static String show(@Nullable Expr expression) {
    return switch (expression) {
      case null -> "";
      case Expr.Name name -> name.id();
      case Expr.Number number -> number.text();
      case Expr.Text text -> text.text();
      case Expr.Unary unary -> "(" + unary.op() + " " + show(unary.operand()) + ")";
      case Expr.Postfix postfix -> "(" + show(postfix.operand()) + " " + postfix.op() + ")";
      case Expr.Binary it -> "(" + show(it.left()) + " " + it.op() + " " + show(it.right()) + ")";
      case Expr.Assign it -> "(" + show(it.target()) + " " + it.op() + " " + show(it.value()) + ")";
      case Expr.Conditional it ->
          "("
              + show(it.test())
              + " ? "
              + (it.then() == null ? "" : show(it.then()) + " ")
              + ": "
              + show(it.otherwise())
              + ")";
      case Expr.Member it -> show(it.base()) + (it.arrow() ? "->" : ".") + it.field();
      case Expr.Index it -> "(" + show(it.base()) + "[" + show(it.index()) + "])";
      case Expr.Cast it ->
          "(("
              + (it.type() instanceof Type.Named named ? named.id() : "type")
              + ") "
              + show(it.operand())
              + ")";
      case Expr.Call it ->
          show(it.callee())
              + it.arguments().stream()
                  .map(ExpressionTest::show)
                  .collect(Collectors.joining(",", "(", ")"));
      case Expr.TypeUse use -> "type";
      case Expr.Compound compound -> "compound";
      case Expr.Fragment fragment -> fragment.text();
      default -> expression.getClass().getSimpleName();
    };
  }
}
