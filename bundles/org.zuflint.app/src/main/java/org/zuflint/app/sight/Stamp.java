package org.zuflint.app.sight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a file system says of a file's content without reading it: size, number and times. Nobody
 * can change a file and leave them all, but within the grain of the clock.
 */
public final class Stamp {
  private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,dev";

  /** The coarsest clock of a file system in use counts two seconds. */
  private static final Duration GRAIN = Duration.ofSeconds(2);

  private Stamp() {}

  /** The stamp of a file; empty when the file system has none that can be trusted. */
  public static String of(Path location) {
    try {
      Map<String, Object> said = Files.readAttributes(location, ATTRIBUTES);
      return said.get("size")
          + " "
          + nanos(said, "lastModifiedTime")
          + " "
          + nanos(said, "ctime")
          + " "
          + said.get("ino")
          + " "
          + said.get("dev");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
      return "";
    }
  }

  /** Whether a stamp that was taken at {@code now} would be another after any later change. */
  public static boolean isSettled(String stamp, FileTime now) {
    String[] parts = stamp.split(" ", -1);
    return parts.length == 5 && isBefore(parts[1], now) && isBefore(parts[2], now);
  }

  private static boolean isBefore(String time, FileTime now) {
    return Long.parseLong(time) < now.toInstant().minus(GRAIN).toEpochMilli() * 1_000_000;
  }

  private static long nanos(Map<String, Object> said, String attribute) {
    if (said.get(attribute) instanceof FileTime time) {
      return time.to(TimeUnit.NANOSECONDS);
    }
    throw new IllegalArgumentException("no " + attribute);
  }
}
