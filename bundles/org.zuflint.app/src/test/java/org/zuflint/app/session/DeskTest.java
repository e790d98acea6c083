package org.zuflint.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.fix.Repair;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.finding.Finding;

/** A desk answers as a session does, whatever was edited, saved, made and deleted before. */
class DeskTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void copyTheExample() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path example = root.resolve("examples/pinned-server");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(example.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    folder = folder.toRealPath();
    desk = new Desk(Request.of(folder, List.of(".")));
  }

  @Test
  void anEditorsTextStandsInForTheDisks() throws IOException {
    List<Finding> saved = desk.run(Map.of(), Progress.NONE).analysis().findings();
    assertEquals(fresh(), saved);
    Path notes = folder.resolve("kernel/notes.c");
    String text = Files.readString(notes);

    Map<Path, byte[]> open = Map.of(notes, bytes("\n\n\n" + text));
    List<Finding> moved = desk.run(open, Progress.NONE).analysis().findings();
    assertNotEquals(saved, moved);
    assertEquals(saved, desk.run(Map.of(), Progress.NONE).analysis().findings(), "given up");

    Files.writeString(notes, "\n\n\n" + text);
    desk.changed(List.of(notes));
    assertEquals(moved, desk.run(Map.of(), Progress.NONE).analysis().findings(), "saved");
    assertEquals(fresh(), moved);
  }

  @Test
  void filesComeAndGo() throws IOException {
    desk.run(Map.of(), Progress.NONE);
    Path ring = folder.resolve("kernel/ring.c");
    Path first = folder.resolve("kernel/a.c");
    Files.writeString(first, "int a_new_first_file;\n");
    assertEquals(fresh(), desk.run(Map.of(), Progress.NONE).analysis().findings(), "made");
    Files.move(ring, folder.resolve("kernel/ring2.c"));
    assertEquals(fresh(), desk.run(Map.of(), Progress.NONE).analysis().findings(), "renamed");
    Files.delete(first);
    Files.delete(folder.resolve("kernel/ring2.c"));
    List<Finding> left = desk.run(Map.of(), Progress.NONE).analysis().findings();
    assertEquals(fresh(), left, "deleted");
    assertTrue(left.stream().noneMatch(finding -> finding.where().file().contains("ring")));
  }

  @Test
  void repairsStartFromTheEditorsText() throws IOException {
    Path notes = folder.resolve("kernel/notes.c");
    Map<Path, byte[]> open = Map.of(notes, bytes("\n\n\n" + Files.readString(notes)));
    Outcome outcome = desk.run(open, Progress.NONE);
    Repair.Result result =
        Repair.of(
            outcome.analysis().findings(), outcome.originals(), desk.again(open, Progress.NONE));
    assertFalse(result.done().isEmpty());
    for (Repair.Done done : result.done()) {
      List<String> lines = done.before().get("./kernel/notes.c");
      assertTrue(lines == null || lines.get(0).isEmpty(), "the three new lines are there");
    }
  }

  @Test
  void aRunThatWasStoppedLeavesTheDeskInOrder() throws IOException {
    assertThrows(
        CancellationException.class, () -> desk.run(Map.of(), (phase, done, total) -> false));
    assertEquals(fresh(), desk.run(Map.of(), Progress.NONE).analysis().findings());
  }

  private List<Finding> fresh() {
    return Session.standard()
        .run(Request.of(folder, List.of(".")), Progress.NONE)
        .analysis()
        .findings();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
