package org.zuflint.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.inputs.KernelChoice;
import org.zuflint.app.inputs.KernelChoice.Knows;

/** A kernel is looked into, and what it knows is written to zuflint.toml. */
class SettingsEditTest {
  @TempDir Path base;

  @Test
  void onlyTheKeyIsChanged() {
    String text =
        """
        # Ours.
        jobs = 2
        kernel = '5.10'   # for now
        excludes = [
          "old/",
        ]

        [rules]
        kernel = "off"
        """;
    assertEquals(text.replace("'5.10'", "\"6.1\""), SettingsEdit.set(text, "kernel", "6.1"));
    assertEquals(
        text.replace("kernel = '5.10'   # for now\n", ""), SettingsEdit.set(text, "kernel", null));
    assertEquals(
        "compile-commands = \"C:\\\\a \\\"b\\\"\"\n" + text,
        SettingsEdit.set(text, "compile-commands", "C:\\a \"b\""));
    assertEquals("kernel = \"6.1\"\n", SettingsEdit.set("", "kernel", "6.1"));
    assertEquals("", SettingsEdit.set("", "kernel", null));
  }

  @Test
  void aTreeThatIsSourceTellsItsVersion() throws IOException {
    KernelChoice choice = KernelChoice.of(tree("6.1"), project());
    assertEquals(Knows.NOTHING, choice.knows());
    assertEquals(
        "kernel = \"6.1\"\n",
        SettingsEdit.with("compile-commands = \"/old\"\n", choice, base.resolve("project")));
    assertTrue(choice.words().startsWith("Linux 6.1, source only."), choice.words());
    assertFalse(KernelChoice.of(project(), project()).isKernel());
  }

  @Test
  void aConfiguredTreeIsTheBuild() throws IOException {
    Path tree = tree("6.1");
    write("linux/include/generated/autoconf.h", "");
    KernelChoice choice = KernelChoice.of(tree, project());
    assertEquals(Knows.BUILD, choice.knows());
    assertEquals(
        "kernel = \"6.1\"\ncompile-commands = \"../linux\"\n",
        SettingsEdit.with("", choice, base.toRealPath().resolve("project")));
  }

  @Test
  void aKernelNearbyIsNamedFromTheProject() throws IOException {
    KernelChoice choice = KernelChoice.of(tree("6.1"), project());
    Path real = base.toRealPath();
    assertEquals("linux", SettingsEdit.named(choice, real));
    assertEquals(".", SettingsEdit.named(choice, real.resolve("linux")));
    assertEquals("../..", SettingsEdit.named(choice, real.resolve("linux/drivers/ring")));
    assertEquals(
        real.resolve("linux").toString(), SettingsEdit.named(choice, real.resolve("my/project")));
  }

  @Test
  void installedHeadersTellTheirRelease() throws IOException {
    write("headers/include/generated/autoconf.h", "");
    write("headers/include/config/kernel.release", "6.1.0-23-amd64\n");
    KernelChoice choice = KernelChoice.of(base.resolve("headers"), project());
    assertEquals("6.1", String.valueOf(choice.version()));
  }

  @Test
  void aDatabaseCountsWhenItListsFilesOfTheProject() throws IOException {
    Path tree = tree("6.1");
    Path project = project();
    String entry = "{\"directory\": \"%s\", \"file\": \"ring.c\", \"command\": \"gcc -c ring.c\"}";
    write("linux/compile_commands.json", "[" + entry.formatted(base) + "]");
    assertEquals(Knows.NOTHING, KernelChoice.of(tree, project).knows());
    write("linux/compile_commands.json", "[" + entry.formatted(project.toRealPath()) + "]");
    KernelChoice choice = KernelChoice.of(tree, project);
    assertEquals(Knows.DATABASE, choice.knows());
    assertEquals(1, choice.listed());
    assertEquals(
        "kernel = \"6.1\"\ncompile-commands = \"linux\"\n",
        SettingsEdit.with("", choice, base.toRealPath()));
  }

  private Path tree(String version) throws IOException {
    String[] parts = version.split("\\.");
    write("linux/Makefile", "VERSION = " + parts[0] + "\nPATCHLEVEL = " + parts[1] + "\n");
    write("linux/Kbuild", "");
    write("linux/Kconfig", "");
    return base.resolve("linux");
  }

  private Path project() throws IOException {
    write("project/ring.c", "int ring;\n");
    return base.resolve("project");
  }

  private void write(String file, String text) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
