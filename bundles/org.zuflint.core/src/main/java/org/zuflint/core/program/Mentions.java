package org.zuflint.core.program;

import java.util.Arrays;
import org.zuflint.core.kernel.Harmless;

/**
 * Names and texts by their hashes, sorted: enough to say that one is not there without the tree.
 */
@SuppressWarnings("ArrayRecordComponent") // There are millions; nobody compares or changes them.
public record Mentions(int[] hashes) {
  static final Mentions NONE = new Mentions(new int[0]);

  /** False only when nothing is spelled so. */
  public boolean may(String text) {
    return Arrays.binarySearch(hashes, text.hashCode()) >= 0;
  }

  static boolean isConstant(String name) {
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
      if (count == hashes.length) {
        sort();
        hashes = Arrays.copyOf(hashes, Math.max(hashes.length, count * 2));
      }
      hashes[count++] = text.hashCode();
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
