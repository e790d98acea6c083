package org.zuflint.app.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TOML 1.0 says, and where errors point. */
class TomlTest {
  private static String shown(String text) throws TomlError {
    return shown(Toml.read("z.toml", text));
  }

  private static String shown(TomlValue value) {
    return switch (value) {
      case TomlValue.Text text -> "'" + text.text() + "'";
      case TomlValue.Whole whole -> String.valueOf(whole.number());
      case TomlValue.Decimal decimal -> decimal.spelling();
      case TomlValue.Flag flag -> String.valueOf(flag.on());
      case TomlValue.Listing listing ->
          listing.values().stream().map(TomlTest::shown).collect(Collectors.joining(" ", "[", "]"));
      case TomlValue.Table table ->
          table.entries().entrySet().stream()
              .map(entry -> entry.getKey() + "=" + shown(entry.getValue().value()))
              .collect(Collectors.joining(" ", "{", "}"));
    };
  }

  @Test
  void keysAndTables() throws TomlError {
    assertEquals("{}", shown(""));
    assertEquals("{a=1 b={c=2 d e=3}}", shown("a = 1 # one\r\nb.c = 2\nb.'d e' = 3"));
    assertEquals("{a={b={c=1}} d={e=2}}", shown("[a.b]\nc=1\n\n[ d ]\n e = 2\n"));
    assertEquals("{a={b={c=1} d=2}}", shown("[a.b]\nc=1\n[a]\nd=2"));
    assertEquals("{a=[{b=1} {b=2 c={d=3}}]}", shown("[[a]]\nb=1\n[[a]]\nb=2\n[a.c]\nd=3"));
    assertEquals("{a={b=1 c={d=true}}}", shown("a = { b = 1, c.d = true }"));
    assertEquals("{=1 ä b=2}", shown("\"\"=1\n\"\\u00e4 b\"=2"));
  }

  @Test
  void values() throws TomlError {
    assertEquals("{a=[1 'x' [] [2]]}", shown("a = [ 1, # one\n 'x',\n [], [2,],\n]"));
    assertEquals(
        "{a=1000 b=255 c=8 d=5 e=-3 f=0}", shown("a=1_000\nb=0xff\nc=0o10\nd=0b101\ne=-3\nf=+0"));
    assertEquals("{a=1.5 b=-2e3 c=inf}", shown("a=1.5\nb=-2e3\nc=inf"));
    assertEquals("{a='x\ty\"\\'}", shown("a=\"x\\ty\\\"\\\\\""));
    assertEquals("{a='C:\\x'}", shown("a='C:\\x'"));
    assertEquals(
        "{a='one\ntwo  three \"q\"'}",
        shown("a=\"\"\"\none\r\ntwo \\\n   \n  \\u0020three \"q\"\"\"\""));
    assertEquals("{a='x\\n\n'}", shown("a='''\nx\\n\n'''"));
    assertEquals("{a='😀'}", shown("a=\"\\U0001F600\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = 1\\na = 2|2:1|'a' is set a second time; the first is at line 1",
        "[a]\\n[a]|2:2|set a second time",
        "a.b = 1\\n[a]|2:2|set a second time",
        "a = {}\\n[a.b]|2:2|set a second time",
        "a = {}\\na.b = 1|2:1|set a second time",
        "a = [1]\\n[[a]]|2:3|set a second time",
        "a = |1:4|expected a value, found the end of the file",
        "a 1|1:3|expected '=' after the key, found '1'",
        "a = yes|1:5|'yes' is no value; write strings in quotes",
        "a = 1 b = 2|1:7|expected the end of the line, found 'b'",
        "a = \"x\\nb|1:7|does not end on its line",
        "a = \"\\\\q\"|1:8|no escape",
        "a = [1 2]|1:8|expected ',' or ']'",
        "a = {b=1,\\n}|1:10|expected a key",
        "= 1|1:1|expected a key",
        "a = 01|1:5|is no value",
        "a = 99999999999999999999|1:5|is too large",
        "a = '''x|1:9|the file ends in the middle",
        "[a|1:3|expected ']'"
      })
  void errorsPointAtThePlace(String escaped, String place, String message) {
    String text = escaped.strip().replace("\\n", "\n").replace("\\\\", "\\");
    TomlError error = assertThrows(TomlError.class, () -> Toml.read("z.toml", text));
    assertEquals("z.toml:" + place, error.where().toString(), error.getMessage());
    assertTrue(String.valueOf(error.getMessage()).contains(message), error.getMessage());
  }

  @Test
  void deepNestingIsAnErrorNotACrash() {
    TomlError error =
        assertThrows(TomlError.class, () -> Toml.read("z.toml", "a = " + "[".repeat(100_000)));
    assertTrue(String.valueOf(error.getMessage()).contains("nested"));
  }
}
