package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.core.ast.Children;
import org.zuflint.core.ast.Decl;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.Compiler;
import org.zuflint.core.build.GccLine;
import org.zuflint.core.build.Options;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.preprocess.text.Headers;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * A damaged driver or header is read as it is compiled, or as it is written with one line that says
 * why.
 */
class CompiledDamageTest {
  private static final Compiler COMPILER = new Compiler("", List.of(), Map.of(), "none");
  private static final String HEADER =
      """
      #ifndef H
      #define H
      typedef unsigned long word;
      struct vma { word flags; };
      #define each(p, list) for (p = list; p; p = p->next)
      #define guarded(lock, do_it) do { take(lock); do_it; } while (0)
      static inline word twice(word x) { return x * 2; }
      #endif
      """;
  private static final String DRIVER =
      """
      #include "h.h"
      #define FLAG(n) (1 << n##n)
      #if defined(H) && FLAG(1) > 3
      static int map(struct vma *v)
      {
        struct item *p;

        each(p, head)
          guarded(&lock, v->flags |= FLAG(2));
        return (int)twice(v->flags);
      }
      #else
      #error "no header"
      #endif
      """;
  private static final String[] BITS = {
    "#if 1\n",
    "\n#endif\n",
    "\n#else\n",
    "\n#include \"gone.h\"\n",
    "\n#include \"h.h\"\n",
    "(",
    ")",
    "{",
    "}",
    ";",
    "\"",
    "'",
    "/*",
    "*/",
    "\\\n",
    "\0",
    "##",
    "#",
    "\n#define if\n",
    "\n#define int struct\n",
    ",",
    "typedef ",
    "\n#define twice(x) twice(twice(x)\n",
    "\n#undef H\n",
    "\n#include __FILE__\n",
    "\n#error x\n"
  };

  private static String damaged(String text, Random random) {
    String result = text;
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(result.length() + 1);
      int to = Math.min(result.length(), at + random.nextInt(30));
      result =
          switch (random.nextInt(4)) {
            case 0 -> result.substring(0, at);
            case 1 -> result.substring(0, at) + result.substring(to);
            default ->
                result.substring(0, at) + BITS[random.nextInt(BITS.length)] + result.substring(at);
          };
    }
    return result;
  }

  private static CompiledSource source(String driver, String header) throws IOException {
    Disk disk = (folder, path) -> path.equals("h.h") ? SourceFile.of(path, header) : null;
    Options options = GccLine.read(new Command("", List.of("gcc", "-c", "d.c")), disk);
    return new CompiledSource(
        Source.of(SourceFile.of("d.c", driver.getBytes(StandardCharsets.UTF_8))),
        new Compilation(options, COMPILER, new Headers(disk), path -> false, path -> path));
  }

  private static int nodes(Unit unit) {
    int[] count = {0};
    for (Decl decl : unit.declarations()) {
      Children.walk(
          decl,
          node -> {
            assertNotNull(unit.place(node.at()).file());
            count[0]++;
          });
    }
    return count[0];
  }

  @Test
  void withoutDamageItIsReadAsCompiled() throws IOException {
    CompiledSource source = source(DRIVER, HEADER);
    Unit unit = Parser.parse(source);
    assertEquals(null, source.obstacle());
    assertEquals(List.of(), unit.errors());
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void damageIsToldInOneLine(long seed) throws IOException {
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      String driver = damaged(DRIVER, random);
      String header = damaged(HEADER, random);
      CompiledSource source = source(driver, header);
      int nodes = nodes(Parser.parse(source));
      String obstacle = source.obstacle();
      assertFalse(obstacle != null && (obstacle.isBlank() || obstacle.contains("\n")), obstacle);
      CompiledSource again = source(driver, header);
      assertEquals(nodes, nodes(Parser.parse(again)), () -> driver + header);
      assertEquals(obstacle, again.obstacle());
    }
  }
}
