package org.zuflint.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.build.Origin;
import org.zuflint.app.build.Reading;
import org.zuflint.app.inputs.Remark;

/** Says of files that their compiler's view of them could not be had. */
final class ReadingNotes {
  private final boolean must;
  private final boolean named;
  private final List<Remark> remarks;

  /**
   * Notes of a run.
   *
   * @param must whether a file that cannot be read as compiled is a trouble
   * @param named whether the request names a build
   * @param remarks gets them
   */
  ReadingNotes(boolean must, boolean named, List<Remark> remarks) {
    this.must = must;
    this.named = named;
    this.remarks = remarks;
  }

  void tell(List<Reading> readings) {
    List<Reading> written =
        readings.stream().filter(one -> !one.compiled() && one.file().endsWith(".c")).toList();
    for (Reading reading : readings) {
      String obstacle = obstacle(reading);
      if (obstacle != null) {
        add(reading, obstacle);
      }
    }
    if (named && !must) {
      summary(
          written.stream().filter(one -> one.obstacle() == null).toList(),
          "the build that is named does not know it");
      List<Reading> failed = written.stream().filter(ReadingNotes::guessed).toList();
      if (!failed.isEmpty() && readings.stream().noneMatch(Reading::compiled)) {
        summary(failed, String.valueOf(failed.getFirst().obstacle()));
      }
    }
  }

  private void summary(List<Reading> some, String why) {
    if (!some.isEmpty()) {
      int more = some.size() - 1;
      add(some.getFirst(), why + (more == 0 ? "" : "; and so are " + more + " more"));
    }
  }

  private void add(Reading reading, String why) {
    remarks.add(Remark.of(reading.file(), "is read as it is written: " + why));
  }

  private @Nullable String obstacle(Reading reading) {
    String obstacle = reading.obstacle();
    if (must) {
      return obstacle == null && reading.file().endsWith(".c") && !reading.compiled()
          ? "no build information; build it, or name the build with -p"
          : obstacle;
    }
    // That a kernel's defaults, or an IDE's, do not fit a file which they do not build is no news.
    return guessed(reading) ? null : obstacle;
  }

  private static boolean guessed(Reading reading) {
    return reading.origin() == Origin.KERNEL || reading.origin() == Origin.TOLD;
  }
}
