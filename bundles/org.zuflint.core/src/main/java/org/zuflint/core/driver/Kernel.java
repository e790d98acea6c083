package org.zuflint.core.driver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kernel version, major and minor; the rules follow it. */
public record Kernel(int major, int minor) implements Comparable<Kernel> {
  /** The version the VM_LOCAL_CPU patch was posted against. */
  public static final Kernel PATCH_BASE = new Kernel(4, 17);

  /** The last version whose flushing was read for the rules. */
  public static final Kernel LAST_READ = new Kernel(6, 15);

  private static final Pattern SPELLING = Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})(\\..*)?");

  /** Reads {@code 6.1}, {@code v4.17} or {@code 6.1.192}. */
  public static Kernel of(String spelling) {
    Matcher matcher = SPELLING.matcher(spelling.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a kernel version: '" + spelling + "' (write it as 4.17 or 6.1)");
    }
    return new Kernel(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Whether the rules follow this version's source; others are judged as the nearest that they
   * follow.
   */
  public boolean isRead() {
    return compareTo(PATCH_BASE) >= 0 && compareTo(LAST_READ) <= 0;
  }

  public boolean atLeast(int otherMajor, int otherMinor) {
    return compareTo(new Kernel(otherMajor, otherMinor)) >= 0;
  }

  @Override
  public int compareTo(Kernel other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
