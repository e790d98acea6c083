package org.zuflint.core.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zuflint.core.preprocess.text.Disk;
import org.zuflint.core.source.SourceFile;

/** What is read of a command line, and what is passed over. */
class GccLineTest {
  private static Options read(String line) throws IOException {
    return GccLine.read(
        new Command("/build", ShellWords.split(line)),
        (folder, path) ->
            path.equals("more.rsp") ? SourceFile.of(path, "-DR='a b'\n-I rsp # x") : null);
  }

  @Test
  void wordsAreCutAsAShellDoes() {
    assertEquals(
        List.of("gcc", "-DA=\"x y\"", "b c", "d\\e", "", "f"),
        ShellWords.split("gcc '-DA=\"x y\"' \"b c\" d\\\\e '' f ; objtool x.o"));
    assertEquals(List.of("a\"b", "$c"), ShellWords.split("\"a\\\"b\" \\$c"));
  }

  @Test
  void aKernelsLine() throws IOException {
    Options options =
        read(
            "ccache gcc-12 -Wp,-MMD,fs/.x.o.d -nostdinc -I./include -I /src/include"
                + " -include /src/include/linux/kconfig.h -D__KERNEL__ -fmacro-prefix-map=/src/="
                + " -std=gnu11 -m64 -O2 -fplugin=./p.so -Wall -DKBUILD_MODNAME='\"x\"' -UX"
                + " -c -o fs/x.o /src/fs/x.c ; ./tools/objtool/objtool fs/x.o");
    assertEquals("gcc-12", options.compiler());
    assertEquals("/src/fs/x.c", options.file());
    assertEquals(List.of("./include", "/src/include"), options.folders());
    assertEquals(List.of("/src/include/linux/kconfig.h"), options.includes());
    assertEquals("#define __KERNEL__ 1\n#define KBUILD_MODNAME \"x\"\n#undef X\n", options.given());
    assertEquals(List.of("-std=gnu11", "-m64", "-O2"), options.dialect());
    assertEquals("/src/", options.prefixes().getFirst().from());
    assertFalse(options.ownHeaders());
    assertFalse(options.strict());
  }

  @Test
  void otherFoldersAndResponseFiles() throws IOException {
    Options options =
        read("cc -iquote q -isystem s -idirafter a -Ii @more.rsp @none.rsp -std=c11 x.c -MF d.c");
    assertEquals(List.of("q"), options.quoteFolders());
    assertEquals(List.of("s"), options.systemFolders());
    assertEquals(List.of("a"), options.afterFolders());
    assertEquals(List.of("i", "rsp"), options.folders());
    assertEquals("#define R a b\n", options.given());
    assertEquals("x.c", options.file());
    assertTrue(options.strict());
    assertTrue(options.ownHeaders());
  }

  @Test
  void whatBelongsToAnOptionIsNoFile() throws IOException {
    for (String option :
        List.of(
            "-o",
            "-MF",
            "-dumpbase",
            "--dumpbase",
            "-aux-info",
            "--param",
            "-A",
            "-x",
            "-T",
            "--output")) {
      Options options = read("gcc " + option + " other.c x.c -DA");
      assertEquals("x.c", options.file(), option);
      assertEquals("#define A 1\n", options.given(), option);
      assertEquals("x.c", read("gcc x.c " + option).file(), option);
    }
  }

  @Test
  void longNamesCountLikeShortOnes() throws IOException {
    Options options =
        read(
            "gcc --define-macro A=2 --define-macro=B --undefine-macro=C --include-directory i"
                + " --include-directory=j --include-directory-after=k --include l.h --imacros=m.h"
                + " --no-standard-includes --std=c11 x.c");
    assertEquals("#define A 2\n#define B 1\n#undef C\n", options.given());
    assertEquals(List.of("i", "j"), options.folders());
    assertEquals(List.of("k"), options.afterFolders());
    assertEquals(List.of("l.h"), options.includes());
    assertEquals(List.of("m.h"), options.macroFiles());
    assertFalse(options.ownHeaders());
    assertTrue(options.strict());
  }

  @Test
  void responseFilesThatNameThemselvesEnd() throws IOException {
    Disk loop = (folder, path) -> SourceFile.of(path, "@more.rsp -DX @more.rsp 'open \\");
    Options options = GccLine.read(new Command("/src", List.of("gcc", "@more.rsp", "x.c")), loop);
    assertTrue(options.given().startsWith("#define X 1\n"));
  }
}
