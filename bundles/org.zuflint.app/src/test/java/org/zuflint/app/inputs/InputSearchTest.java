package org.zuflint.app.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.core.driver.Kernel;

/** What a request finds, and what it says of everything that is not C to read. */
class InputSearchTest {
  @TempDir Path base;

  private Path file(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void link(String name, String target) throws IOException {
    Path link = base.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private Inputs find(String... paths) {
    return InputSearch.find(base, List.of(paths), null);
  }

  private static List<String> names(Inputs inputs) {
    return inputs.files().stream().map(DiskFile::path).toList();
  }

  private static String only(List<Remark> remarks) {
    assertEquals(1, remarks.size(), remarks.toString());
    return remarks.getFirst().where().file() + ": " + remarks.getFirst().text();
  }

  private static void clean(Inputs inputs) {
    assertEquals(List.of(), inputs.troubles());
    assertEquals(List.of(), inputs.notes());
  }

  @Test
  void foldersAreSearchedInOrderAndNamesKeepTheUsersWay() throws IOException {
    file("d/b.c", "int b;");
    file("d/a/z.h", "int z;");
    file("d/a.c", "int a;");
    file("d/readme.txt", "no");
    file("d/.git/x.c", "int x;");
    file("d/.hidden.c", "int h;");
    Inputs inputs = find("./d//");
    assertEquals(List.of("./d/a/z.h", "./d/a.c", "./d/b.c"), names(inputs));
    clean(inputs);
    assertTrue(names(find(base.resolve("d").toString())).getFirst().startsWith(base.toString()));
  }

  @Test
  void missingPathsAreNamedWithTheFirstPartThatIsMissing() throws IOException {
    file("d/a.c", "int a;");
    assertEquals("d/b.c: does not exist; check the spelling", only(find("d/b.c").troubles()));
    assertTrue(only(find("d/no/b.c").troubles()).contains("(no 'no' in "));
    assertTrue(only(find("d/a.c/b.c").troubles()).contains("is a file, not a folder"));
    assertEquals("'': is an empty path; name a file or folder", only(find("").troubles()));
    assertTrue(only(find("a\0.c").troubles()).contains("is not a path this system can have"));
  }

  @Test
  void aFolderWithoutCIsATrouble() throws IOException {
    file("d/x.txt", "no");
    Inputs inputs = find("d");
    assertEquals(
        "d: has no .c or .h file in it; name a folder with C sources", only(inputs.troubles()));
    assertEquals(List.of(), names(inputs));
  }

  @Test
  void otherFilesAreNotC() throws IOException {
    file("Makefile", "all:");
    assertEquals(
        "Makefile: is not C by its name; only .c and .h files are read",
        only(find("Makefile").troubles()));
  }

  @Test
  void theSameFileIsReadOnceUnderItsBestName() throws IOException {
    file("d/real.c", "int a;");
    link("d/alias.c", "real.c");
    assertEquals(List.of("d/real.c"), names(find("d")));
    clean(find("d"));
    assertEquals(List.of("d/alias.c"), names(find("d/alias.c")));
    Inputs twice = find("d/real.c", "d/../d/real.c", "d");
    assertEquals(List.of("d/real.c"), names(twice));
    assertEquals("d/../d/real.c: is the same file as d/real.c; read once", only(twice.notes()));
  }

  @Test
  void linksInCirclesEndAndAreTold() throws IOException {
    file("d/a.c", "int a;");
    link("d/loop", ".");
    link("d/self.c", "self.c");
    link("d/gone.c", "nowhere.c");
    Inputs inputs = find("d");
    assertEquals(List.of("d/a.c"), names(inputs));
    assertEquals(
        "d/loop: is a link to a folder that holds it; not followed, nothing is lost",
        only(inputs.notes()));
    assertEquals(2, inputs.troubles().size());
    assertTrue(inputs.troubles().get(0).text().contains("link to nowhere.c, which does not exist"));
    assertTrue(inputs.troubles().get(1).text().contains("leads back to itself"));
    assertTrue(only(find("d/self.c").troubles()).contains("leads back to itself"));
    assertTrue(only(find("d/gone.c").troubles()).contains("does not exist"));
  }

  @Test
  void linksOutOfTheRequestAreToldAndNotFollowed() throws IOException {
    file("d/a.c", "int a;");
    file("other/b.c", "int b;");
    link("d/out", "../other");
    assertTrue(
        only(find("d").notes()).startsWith("d/out: is a link to a folder outside the request"));
    assertEquals(List.of("d/a.c", "other/b.c"), names(find("d", "other")));
    clean(find("d", "other"));
    assertEquals(List.of("d/out/b.c"), names(find("d/out")));
  }

  @Test
  void whatABuildMadeIsPassedByUnlessNamed() throws IOException {
    file("p/pom.xml", "<project/>");
    file("p/target/gen.c", "int g;");
    file("p/out/CMakeCache.txt", "");
    file("p/out/gen.c", "int g;");
    file("p/drivers/target/core.c", "int c;");
    Inputs inputs = find("p");
    assertEquals(List.of("p/drivers/target/core.c"), names(inputs));
    assertEquals(2, inputs.notes().size());
    assertEquals(List.of("p/target/gen.c"), names(find("p/target")));
    assertEquals(List.of("p/out/gen.c"), names(find("p/out")));
  }

  @Test
  void socketsArePassedByInWords() throws IOException {
    file("d/a.c", "int a;");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(base.resolve("d/s.c")));
      assertEquals(
          "d/s.c: is a socket, pipe or device, not a file; remove it", only(find("d").troubles()));
      assertTrue(only(find("d/s.c").troubles()).contains("is a socket, pipe or device"));
    }
  }

  @Test
  void hugeAndEmptyFilesAreTold() throws IOException {
    try (RandomAccessFile huge = new RandomAccessFile(file("d/huge.c", "").toFile(), "rw")) {
      huge.setLength(DiskFile.BYTES_MAX + 1L);
    }
    assertEquals("d/huge.c: " + ReadFailure.TOO_BIG, only(find("d").troubles()));
    file("d/empty.c", "");
    Inputs inputs = find("d/empty.c");
    assertEquals("d/empty.c: is empty", only(inputs.notes()));
    assertEquals(0, inputs.files().getFirst().read().bytes().length);
  }

  @Test
  void binaryContentIsRefusedWhenRead() throws IOException {
    file("nul.c", "int\0a;");
    file("wide.c", "");
    Files.write(base.resolve("wide.c"), "int a;".getBytes(StandardCharsets.UTF_16));
    assertTrue(failure("nul.c").contains("NUL byte at offset 3"), failure("nul.c"));
    assertTrue(failure("wide.c").contains("iconv"), failure("wide.c"));
  }

  private String failure(String name) {
    DiskFile file = find(name).files().getFirst();
    return String.valueOf(assertThrows(IOException.class, file::read).getMessage());
  }

  @Test
  void otherEncodingsAreReadAsBytes() throws IOException {
    file("latin.c", "");
    Files.write(base.resolve("latin.c"), "/* \u00e9 */".getBytes(StandardCharsets.ISO_8859_1));
    file("utf.c", "/* \u00e9 */");
    DiskFile latin = find("latin.c").files().getFirst();
    DiskFile utf = find("utf.c").files().getFirst();
    assertEquals(7, latin.read().bytes().length);
    assertFalse(latin.utf8());
    assertEquals(8, utf.read().bytes().length);
    assertTrue(utf.utf8());
  }

  @Test
  void aFileThatVanishesIsTold() throws IOException {
    file("a.c", "int a;");
    DiskFile file = find("a.c").files().getFirst();
    Files.delete(base.resolve("a.c"));
    assertTrue(
        String.valueOf(assertThrows(IOException.class, file::read).getMessage())
            .contains("gone since"));
  }

  @Test
  void refusalsOfTheSystemAreInWords() {
    assertTrue(ReadFailure.reason(new AccessDeniedException("a.c")).contains("chmod +r"));
    assertEquals(
        "the system says: Input/output error",
        ReadFailure.reason(new FileSystemException("a.c", null, "Input/output error")));
    assertEquals("the system says: IOException", ReadFailure.reason(new IOException()));
  }

  @Test
  void theKernelIsThatOfTheTree() throws IOException {
    file("linux/Makefile", "# c\nVERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 9\n");
    file("linux/Kbuild", "");
    file("linux/Kconfig", "");
    file("linux/fs/x/a.c", "int a;");
    file("other/Makefile", "VERSION = 3\nPATCHLEVEL = 2\n");
    file("other/b.c", "int b;");
    assertEquals(new Kernel(6, 1), find("linux/fs").kernel());
    assertEquals(new Kernel(6, 1), find("other", "linux/fs/x/a.c").kernel());
    assertNull(find("other").kernel());
  }
}
