package org.zuflint.app.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zuflint.app.cli.Main;
import org.zuflint.app.session.Request;
import org.zuflint.app.session.Session;
import org.zuflint.app.sight.Surroundings;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analyzer;
import org.zuflint.core.engine.Progress;
import org.zuflint.rules.Rules;

/** With a cache the answer is what it is without one, whatever happens to the files and to it. */
class AnswersTest {
  @TempDir Path base;
  private Path driver;
  private Path entries;
  private Cache cache;
  private final List<String> complaints = new ArrayList<>();

  @BeforeEach
  void copyTheExample() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path example = root.resolve("examples/pinned-server");
    driver = Files.createDirectories(base.resolve("driver")).toRealPath();
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = driver.resolve(example.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectory(driver.resolve("far"));
    for (int i = 0; i < 4; i++) {
      Files.writeString(
          driver.resolve("far/far_" + i + ".c"),
          "#include <linux/module.h>\nint far_"
              + i
              + "(int a)\n{\n\tint b = 0;\n\treturn a + b;\n}\n");
    }
    cache = new Cache(base.resolve("cache"), complaints::add);
    entries = base.resolve("cache/answers");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEditedDriverIsAnsweredAsIfForTheFirstTime(long seed) throws IOException {
    Edits edits = new Edits(seed, driver);
    List<String> history = new ArrayList<>();
    for (int edit = 0; edit < 12; edit++) {
      assertEquals(
          asking().cold(), Asking.report(asking().cached()), () -> "seed " + seed + ": " + history);
      history.add(edits.next());
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void theSameContentsAreNotAnalysedTwice() throws IOException {
    Asking.report(asking().cached());
    assertEquals(0, asking().runs(), "nothing has changed");
    Path notes = driver.resolve("kernel/notes.c");
    String text = Files.readString(notes);
    Files.writeString(notes, "\n" + text);
    assertEquals(0, asking().runs(), "a finding has moved");
    Files.writeString(notes, text);
    assertEquals(0, asking().runs(), "as it was");
    Files.writeString(driver.resolve("kernel/new.c"), "int fresh;\n");
    assertEquals(1, asking().runs(), "another file");
  }

  @Test
  void aChangeThatCannotMatterCostsNoAnalysis() throws IOException {
    Asking.report(asking().cached());
    Path far = driver.resolve("far/far_1.c");
    Files.writeString(
        far, "/* moved\n down */\n" + Files.readString(far).replace("a + b", "b - a"));
    assertEquals(0, asking().runs());
    assertEquals(asking().cold(), Asking.report(asking().cached()));
    Files.writeString(far, Files.readString(far) + "int farther(void)\n{\n\treturn far_0(1);\n}\n");
    assertEquals(1, asking().runs());
    assertEquals(asking().cold(), Asking.report(asking().cached()));
  }

  @Test
  void anotherQuestionIsAnotherAnswer() throws IOException {
    Asking.report(asking().cached());
    Request request = asking().request();
    Kernel kernel = Kernel.of("6.8");
    Request other = new Request(driver, request.paths(), kernel, 0, null);
    assertEquals(
        Asking.report(Session.standard().run(other, Progress.NONE)),
        Asking.report(Session.standard(cache).run(other, Progress.NONE)));
    Files.writeString(driver.resolve("zuflint.toml"), "everywhere = true\n");
    assertEquals(asking().cold(), Asking.report(asking().cached()));
  }

  @Test
  void whatAnotherZuflintHasKeptIsNotRead() {
    Store store = new Store(entries, Store.BYTES_MAX, complaints::add);
    int[] runs = new int[1];
    for (String build : List.of("one", "one", "two")) {
      new Answers(store, build)
          .of(
              new Question(List.of("asked"), List.of(), List.of(), new Surroundings()),
              notebook -> {
                runs[0]++;
                return new Analyzer(Rules.all(), Kernel.PATCH_BASE, 1)
                    .run(List.of(), Progress.NONE);
              });
    }
    assertEquals(2, runs[0]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void spoiltEntriesAreNotThere(long seed) throws IOException {
    Random random = new Random(seed);
    String cold = asking().cold();
    Asking.report(asking().cached());
    for (int round = 0; round < 3; round++) {
      for (Path entry : entries()) {
        byte[] bytes = Files.readAllBytes(entry);
        if (random.nextBoolean()) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
          Files.write(entry, bytes);
        } else {
          Files.write(entry, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        }
      }
      assertEquals(cold, Asking.report(asking().cached()));
    }
    assertEquals(List.of(), complaints);
  }

  @Test
  void withoutAFolderToWriteToItGoesOnAndSaysSoOnce() throws IOException {
    Files.writeString(base.resolve("cache"), "in the way");
    assertEquals(asking().cold(), Asking.report(asking().cached()));
    assertEquals(1, complaints.size(), complaints::toString);
    assertTrue(complaints.get(0).contains("the cache in " + entries + " cannot be"));
    assertTrue(complaints.get(0).endsWith("goes on without it, --no-cache leaves it out"));
  }

  @Test
  void runsAtTheSameTimeAndKilledOnesDoNoHarm() throws Exception {
    String cold = asking().cold();
    for (int round = 0; round < 2; round++) {
      new Store(entries, Store.BYTES_MAX, complaints::add).clear();
      List<Process> runs = List.of(start(), start(), start());
      Process killed = start();
      for (Process run : runs) {
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        killed.destroyForcibly().waitFor();
        assertEquals(0, run.waitFor());
        assertTrue(said.contains("\"findings\""), said);
      }
      assertEquals(cold, Asking.report(asking().cached()));
    }
    assertEquals(List.of(), complaints);
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "check",
            "--format=json",
            "--cache=" + base.resolve("cache"),
            ".");
    return builder
        .directory(driver.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(entries)) {
      return all.sorted().toList();
    }
  }

  private Asking asking() {
    return new Asking(Request.of(driver, List.of(".")), cache);
  }
}
