package org.zuflint.core.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.SourceFile;

class TableTest {
  private static List<String> members(String variable) {
    String text = "struct ops { int (*open)(void); int (*mmap)(void); }; " + variable;
    FileFacts facts = FileReader.read(Parser.parse(SourceFile.of("f.c", text)), 0);
    Table table = facts.tables().get(0).named(facts.structs().get("ops"));
    return table.entries().stream().map(Table.Entry::member).toList();
  }

  @Test
  void positionsAreNamedAfterMembers() {
    assertEquals(List.of("open", "mmap"), members("struct ops a = { first, second };"));
  }

  @Test
  void elementsOfAnArrayOfPointersAreNoMembers() {
    assertEquals(List.of("[0]", "[1]"), members("struct ops *a[] = { &first, &second };"));
    assertEquals(
        List.of("[0]", "[1]"), members("struct ops *a[] = { [0] = &first, [1] = &second };"));
  }
}
