package org.zuflint.app.cache;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.frozen.Freezer;
import org.zuflint.core.frozen.Thawing;

/** What was read of the files of a run, each by the print of the content that it was read from. */
final class Facts {
  private static final Facts NONE = new Facts(new Index(List.of()), new byte[0], 0);

  /** {@code size}: 0 when nothing is kept. */
  private record Item(String print, int size) {}

  /** All files, in the order of the run. */
  private record Index(List<Item> items) {}

  private final Index index;
  private final byte[] bytes;
  private final int[] starts;

  private Facts(Index index, byte[] bytes, int first) {
    this.index = index;
    this.bytes = bytes;
    this.starts = new int[index.items.size()];
    int start = first;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = start;
      start += index.items.get(i).size;
    }
    if (start != bytes.length) {
      throw new IllegalArgumentException("facts are missing, or too many");
    }
  }

  /** What {@link #bytes} has written; no facts when it was not that. */
  static Facts of(byte @Nullable [] bytes) {
    try {
      int length = bytes == null ? -1 : ByteBuffer.wrap(bytes).getInt();
      if (bytes == null || length < 0 || length > bytes.length - Integer.BYTES) {
        return NONE;
      }
      int first = Integer.BYTES + length;
      byte[] index = Arrays.copyOfRange(bytes, Integer.BYTES, first);
      return new Facts(Thawing.thaw(index, Index.class), bytes, first);
    } catch (IllegalArgumentException | BufferUnderflowException spoilt) {
      return NONE;
    }
  }

  /** As bytes; {@code facts} by file, null where there are none. */
  static byte[] bytes(List<String> prints, List<byte @Nullable []> facts) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < prints.size(); i++) {
      byte[] one = facts.get(i);
      items.add(new Item(prints.get(i), one == null ? 0 : one.length));
    }
    byte[] index = Freezer.freeze(new Index(items));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(index.length).array());
    out.writeBytes(index);
    for (byte[] one : facts) {
      if (one != null) {
        out.writeBytes(one);
      }
    }
    return out.toByteArray();
  }

  /** The facts of a file with this content; null when they are not kept. */
  byte @Nullable [] of(int file, String print) {
    if (file >= starts.length || !index.items.get(file).print.equals(print)) {
      return null;
    }
    int size = index.items.get(file).size;
    return size == 0 ? null : Arrays.copyOfRange(bytes, starts[file], starts[file] + size);
  }
}
