package org.zuflint.core.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zuflint.core.parse.lex.Kinds;

/** Expansion, {@code #}, {@code ##} and variadic macros. */
class MacrosTest {
  @Test
  void aMacroIsNotExpandedInsideItself() {
    assertEquals("f ( 1 )", Units.text("#define f(x) f(x)\nf(1)"));
    assertEquals("1 f ( 2 )", Units.text("#define f(x) x f\nf(1)(2)"));
    assertEquals("b", Units.text("#define a b\n#define b a\nb"));
    assertEquals("2 + 1", Units.text("#define g f\n#define f(x) x + 1\ng\n(2)"));
  }

  /** The example of C11, 6.10.3.5. */
  @Test
  void theStandardsExample() {
    String defines =
        """
        #define x 3
        #define f(a) f(x * (a))
        #undef x
        #define x 2
        #define g f
        #define z z[0]
        #define h g(~
        #define m(a) a(w)
        #define w 0,1
        #define t(a) a
        #define p() int
        #define q(x) x
        #define r(x,y) x ## y
        #define str(x) # x
        """;
    assertEquals(
        "f ( 2 * ( y + 1 ) ) + f ( 2 * ( f ( 2 * ( z [ 0 ] ) ) ) ) % f ( 2 * ( 0 ) ) + t ( 1 ) ;",
        Units.text(defines + "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);"));
    assertEquals(
        "f ( 2 * ( 2 + ( 3 , 4 ) - 0 , 1 ) ) | f ( 2 * ( ~ 5 ) ) & f ( 2 * ( 0 , 1 ) ) ^ m ( 0 , 1"
            + " ) ;",
        Units.text(defines + "g(x+(3,4)-w) | h 5) & m\n(f)^m(m);"));
    assertEquals(
        "int i [ ] = { 1 , 23 , 4 , 5 , } ; char c [ 2 ] [ 6 ] = { \"hello\" , \"\" } ;",
        Units.text(
            defines
                + "p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };"
                + "char c[2][6] = { str(hello), str() };"));
  }

  @Test
  void argumentsBecomeStringsAsWritten() {
    String str = "#define s(x) #x\n";
    assertEquals("\"a + b\"", Units.text(str + "s( a  +\n b )"));
    assertEquals("\"\\\"q\\\\n\\\" '\\\\0'\"", Units.text(str + "s(\"q\\n\" '\\0')"));
    assertEquals("\"x ## y\"", Units.text(str + "#define y 1\ns(x ## y)"));
    assertEquals("\"p->m(1 , 2)\"", Units.text("#define v(...) #__VA_ARGS__\nv(p->m(1 , 2))"));
  }

  @Test
  void pastingMakesNewTokens() {
    assertEquals("xy", Units.text("#define c(a,b) a##b\nc(x,y)"));
    assertEquals("3", Units.text("#define c(a,b) a##b\n#define xy 3\nc(x,y)"));
    assertEquals("a . b . x", Units.text("#define c(a,b,d) a##b##d\n.a\nc(,.,)b.x").substring(2));
    assertEquals("<<=", Units.text("#define c(a,b) a##b\nc(<<,=)"));
    assertEquals("1.5e-3", Units.text("#define c(a,b) a##b\nc(1.5e-,3)"));
    assertEquals(
        "unit.c:2:1: pasting \"+\" and \"x\" does not give a valid token",
        Units.troubles(Units.run("#define c(a,b) a##b\nc(+,x)")));
  }

  @Test
  void gnusCommaGoesWhenTheArgumentsAreLeftOut() {
    String log = "#define e(f, ...) p(f, ##__VA_ARGS__)\n";
    assertEquals("p ( 1 )", Units.text(log + "e(1)"));
    assertEquals("p ( 1 , )", Units.text(log + "e(1,)"));
    assertEquals("p ( 1 , 2 , 3 )", Units.text(log + "e(1, 2, 3)"));
    assertEquals("p ( )", Units.text("#define e(x...) p(, ##x)\ne()").replace("( , )", "( )"));
    assertEquals("f ( a , b )", Units.text("#define e(f, args...) f(args)\ne(f, a, b)"));
  }

  @Test
  void optionalTextNeedsVariableArguments() {
    String log = "#define e(f, ...) p(f __VA_OPT__(,) __VA_ARGS__)\n";
    assertEquals("p ( 1 )", Units.text(log + "e(1)"));
    assertEquals("p ( 1 )", Units.text(log + "#define N\ne(1, N)"));
    assertEquals("p ( 1 , 2 )", Units.text(log + "e(1, 2)"));
    assertEquals("ab2", Units.text("#define e(x, ...) x##__VA_OPT__(b)##__VA_ARGS__\ne(a, 2)"));
  }

  @Test
  void directivesMayStandBetweenArguments() {
    assertEquals(
        "( 1 , 3 )", Units.text("#define f(a,b) (a,b)\nf(1,\n#if 0\n2\n#else\n3\n#endif\n)"));
    assertEquals("f ( 1 )", Units.text("#define f(a) a\nf\n#define g\n(1)"));
  }

  @Test
  void tokensKnowTheirExpansions() {
    Preprocessed unit =
        Units.run("#define inner(x) x + one\n#define outer(y) inner(y)\n  outer(arg);");
    assertEquals("arg + one ;", Units.text(unit));
    assertEquals("unit.c:3:9", unit.places().place(unit.author(0)).toString());
    assertEquals("unit.c:3:3", unit.places().place(unit.author(1)).toString());
    int from = unit.tokens().from(1);
    assertEquals("inner", unit.vocabulary().name(unit.expansions().name(from)));
    assertEquals("unit.c:2:18", unit.places().place(unit.expansions().place(from)).toString());
    assertEquals(
        "outer", unit.vocabulary().name(unit.expansions().name(unit.expansions().parent(from))));
  }

  @Test
  void whatThePreprocessorKnowsByItself() {
    assertEquals(
        "1 \"unit.c\" 0 1 0 \"unit.c\"",
        Units.text("__LINE__ __FILE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__ __BASE_FILE__"));
    assertEquals("3", Units.text("#define l __LINE__\n#define f(x) x l\nf(\n)"));
    assertEquals("a b", Units.text("a _Pragma(\"GCC diagnostic push\") b"));
  }

  @Test
  void keptMacrosStayNamesButCountInConditions() {
    Settings settings =
        Units.settings()
            .keeping((macro, file, macros) -> macro.body().type(0) == Kinds.NUMBER, List.of());
    assertEquals(
        "VM_IO get_cpu ( ) two yes",
        Units.text(
            Units.run(
                "#define VM_IO 4\n#define get_cpu() 0\n#define one two\nVM_IO get_cpu() one\n"
                    + "#if VM_IO == 4\nyes\n#endif",
                Map.of(),
                settings)));
  }

  @Test
  void linesGoOnBehindABackslash() {
    assertEquals("abc \"xy\" 2", Units.text("#define f(x) \\\n  x \\\n 2\nf(ab\\\nc \"x\\\ny\")"));
  }
}
