package org.zuflint.core.program;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.parse.Parser;
import org.zuflint.core.source.SourceFile;

class MentionsTest {
  private static Mentions of(String body) {
    String text = "void f(struct car *car, wagon *wagon) { " + body + " }";
    return FileReader.read(Parser.parse(SourceFile.of("f.c", text)), 0).functions().get(0).names();
  }

  @Test
  void aMemberOfAKnownStructIsNoOthers() {
    Mentions names = of("car->window = 0;");
    assertTrue(names.mayMember(List.of("car"), "window"));
    assertFalse(names.mayMember(List.of("house"), "window"));
    assertTrue(names.may("window"));
  }

  @Test
  void aMemberIsToldApartThroughOthers() {
    Mentions names = of("car->doors[1].pane->window++;");
    assertTrue(names.mayMember(List.of("door", "car.doors.pane"), "window"));
    assertFalse(names.mayMember(List.of("house", "car.roof"), "window"));
  }

  @Test
  void whatIsNotKnownMayBeAnything() {
    assertTrue(of("wagon->window = 0;").mayMember(List.of("house"), "window"));
    assertTrue(of("global.window = 0;").mayMember(List.of("house"), "window"));
    assertTrue(of("find()->window = 0;").mayMember(List.of("house"), "window"));
    assertTrue(of("car->a.b.c->window = 0;").mayMember(List.of("house"), "window"));
  }

  @Test
  void aVariableDeclaredTwiceIsNotKnown() {
    String body = "{ struct house *x = 0; x = 0; } { struct car *x = 0; x->window = 0; }";
    assertTrue(of(body).mayMember(List.of("house"), "window"));
  }
}
