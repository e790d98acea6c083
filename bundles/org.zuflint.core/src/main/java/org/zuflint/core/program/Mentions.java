package org.zuflint.core.program;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.kernel.Harmless;

/**
 * Names and texts by their hashes, sorted: enough to say that one is not there without the tree.
 */
@SuppressWarnings("ArrayRecordComponent") // There are millions; nobody compares or changes them.
public record Mentions(int[] hashes) {
  /** Of a holder whose struct is not known. */
  static final int UNKNOWN = 7;

  static final Mentions NONE = new Mentions(new int[0]);

  /** False only when nothing is spelled so. */
  public boolean may(String text) {
    return has(text.hashCode());
  }

  /**
   * False only when no member of this name is taken of these holders, or of one that is not known.
   *
   * @param holders tags, with the members that lead on from there: {@code device.ops}
   */
  public boolean mayMember(List<String> holders, String field) {
    if (has(inside(UNKNOWN, field))) {
      return true;
    }
    for (String holder : holders) {
      int hash = 1;
      for (String part : holder.split("\\.", -1)) {
        hash = inside(hash, part);
      }
      if (has(inside(hash, field))) {
        return true;
      }
    }
    return false;
  }

  /** The hash of a member of this struct. */
  public static int member(String tag, String field) {
    return inside(holder(tag), field);
  }

  private boolean has(int hash) {
    return Arrays.binarySearch(hashes, hash) >= 0;
  }

  /** A variable of a struct by its tag; {@link #UNKNOWN} without one. */
  static int holder(@Nullable String tag) {
    return tag == null || tag.isEmpty() ? UNKNOWN : inside(1, tag);
  }

  /** What is known of a member by what it is a member of: {@code tag.member}. */
  static int inside(int holder, String field) {
    return holder * 0x9E3779B1 + field.hashCode();
  }

  /** Whether it is spelled as constants and macros are. */
  public static boolean isConstant(String name) {
    return !name.isEmpty() && !Character.isLowerCase(name.charAt(0)) && Harmless.isMacro(name);
  }

  /** Those that were met so far. */
  static final class Gathering {
    private int[] hashes = new int[8];
    private int count;

    /** Of a name, when it is spelled as constants are. */
    void name(String name) {
      if (isConstant(name)) {
        text(name);
      }
    }

    void text(String text) {
      add(text.hashCode());
    }

    /** Of a member of what {@link #holder} has told. */
    void member(int holder, String field) {
      text(field);
      add(inside(holder, field));
    }

    private void add(int hash) {
      if (count == hashes.length) {
        sort();
        hashes = Arrays.copyOf(hashes, Math.max(hashes.length, count * 2));
      }
      hashes[count++] = hash;
    }

    /** When all has been read. */
    Mentions sorted() {
      sort();
      return new Mentions(Arrays.copyOf(hashes, count));
    }

    private void sort() {
      Arrays.sort(hashes, 0, count);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || hashes[i] != hashes[i - 1]) {
          hashes[kept++] = hashes[i];
        }
      }
      count = kept;
    }
  }
}
