package org.zuflint.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zuflint.app.inputs.Remark;
import org.zuflint.core.driver.Kernel;
import org.zuflint.core.engine.Analysis;
import org.zuflint.core.engine.Progress;
import org.zuflint.core.program.Readings;
import org.zuflint.core.source.Place;
import org.zuflint.core.source.Source;

/** From a request to an outcome, with an engine that only reads. */
class SessionTest {
  @TempDir Path base;

  private final List<Kernel> kernels = new ArrayList<>();

  /** Reads each source once, as the analyzer does, and skips what cannot be read. */
  private Analysis read(
      List<? extends Source> sources, Plan plan, Readings readings, Progress progress) {
    kernels.add(plan.kernel());
    List<Analysis.Skipped> skipped = new ArrayList<>();
    for (Source source : sources) {
      try {
        source.read();
      } catch (IOException failure) {
        skipped.add(
            new Analysis.Skipped(
                new Place(source.path(), 0, 0), String.valueOf(failure.getMessage())));
      }
    }
    return new Analysis(List.of(), List.of(), skipped, List.of(), new Analysis.Extent(1, 1, 1, 1));
  }

  private Outcome run(Request request) {
    return new Session(this::read).run(request, Progress.NONE);
  }

  private void file(String name, byte... content) {
    try {
      Files.write(base.resolve(name), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void filesThatCannotBeReadAreLostAndNotCountedAsAnalysed() {
    file("a.c", "int a;".getBytes(StandardCharsets.UTF_8));
    file("b.c", (byte) 0);
    file("c.c", (byte) 0xe9);
    Outcome outcome = run(Request.of(base, List.of("a.c", "b.c", "c.c", "d.c")));
    assertEquals(List.of("a.c", "c.c"), outcome.files());
    assertEquals(
        List.of("b.c", "d.c"),
        outcome.lost().stream().map(remark -> remark.where().file()).toList());
    assertEquals(
        List.of(Remark.of("c.c", "is not UTF-8; analysed as bytes, columns count bytes")),
        outcome.notes());
    assertEquals(List.of(), outcome.gaps());
  }

  @Test
  void theEngineIsLeftAloneWhenThereIsNothingToRead() {
    Outcome outcome = run(Request.of(base, List.of("nix.c")));
    assertTrue(kernels.isEmpty());
    assertEquals(1, outcome.lost().size());
  }

  @Test
  void theKernelIsAskedForOrThatOfThePatch() {
    file("a.c");
    assertEquals(Kernel.PATCH_BASE, run(Request.of(base, List.of("a.c"))).kernel());
    Kernel wanted = new Kernel(6, 9);
    assertEquals(wanted, run(new Request(base, List.of("a.c"), wanted, 1, null)).kernel());
    assertEquals(List.of(Kernel.PATCH_BASE, wanted), kernels);
    assertThrows(
        IllegalArgumentException.class, () -> new Request(base, List.of(), null, -1, null));
  }
}
