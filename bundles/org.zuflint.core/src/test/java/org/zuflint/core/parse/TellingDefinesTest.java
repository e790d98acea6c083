package org.zuflint.core.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.ast.Unit;
import org.zuflint.core.source.SourceFile;

class TellingDefinesTest {
  private static List<String> names(List<Unit.Define> defines) {
    return defines.stream().map(Unit.Define::name).toList();
  }

  @Test
  void onlyNumbersAreLeftOut() {
    String text =
        """
        #define REGISTER 0x4a21
        #define REGISTER__SHIFT\t0x0
        #define GUARD
        #define VM_MINE 0x100
        #define MASK 0x1 | VM_IO
        #define COMMAND 0x1 + _IO('a', 1)
        #define BIT_OF_IT 37
        #define TAKES(x) 0x1
        #define ALIAS other
        #define SPACED /* of the device */ 0x10
        #define LONG \\
          vm_insert_page
        """;
    Unit unit = Parser.parse(SourceFile.of("f.h", text));
    assertEquals(
        List.of("VM_MINE", "MASK", "COMMAND", "BIT_OF_IT", "TAKES", "ALIAS", "SPACED", "LONG"),
        names(unit.telling()));
    assertEquals(11, unit.defines().size());
  }

  @Test
  void aNumberThatIsMoreElsewhereStays() {
    String text =
        """
        #ifdef CONFIG_LANE
        #define LANE(x) use(x)
        #define FLAG VM_LOCAL_CPU
        #else
        #define LANE
        #define FLAG 0x0
        #endif
        """;
    Unit unit = Parser.parse(SourceFile.of("f.h", text));
    assertTrue(
        names(unit.telling()).equals(names(unit.defines())), names(unit.telling()).toString());
  }
}
