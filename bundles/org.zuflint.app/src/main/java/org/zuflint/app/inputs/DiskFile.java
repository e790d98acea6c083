package org.zuflint.app.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.sight.Print;
import org.zuflint.app.sight.Sight;
import org.zuflint.app.sight.Stamp;
import org.zuflint.core.parse.lex.Needles;
import org.zuflint.core.source.Source;
import org.zuflint.core.source.SourceFile;

/**
 * A C file on disk, read when it is needed; its failures say what is wrong and the cure. An
 * editor's text may stand in for the disk's.
 */
public final class DiskFile implements Source {
  /** Linux has headers of 22 MiB, made from descriptions of registers. */
  static final int BYTES_MAX = 64 * 1024 * 1024;

  private final String path;
  private final Path location;
  private final byte @Nullable [] open;
  private final boolean keeps;
  private volatile SoftReference<@Nullable SourceFile> kept = new SoftReference<>(null);
  private volatile boolean utf8 = true;
  private volatile boolean addressed;
  private volatile boolean watched;
  private volatile @Nullable Sight sight;
  private volatile boolean unsteady;

  DiskFile(String path, Path location) {
    this(path, location, null, false);
  }

  private DiskFile(String path, Path location, byte @Nullable [] open, boolean keeps) {
    this.path = path;
    this.location = location;
    this.open = open;
    this.keeps = keeps;
  }

  /** The same file, read once and kept while memory lasts. */
  DiskFile kept() {
    return new DiskFile(path, location, null, true);
  }

  /** The same file with the text that an editor holds. */
  DiskFile opened(byte[] text) {
    return new DiskFile(path, location, text, true);
  }

  /** The text that an editor holds; null when the disk's counts. */
  byte @Nullable [] open() {
    return open;
  }

  @Override
  public String path() {
    return path;
  }

  /** Where the file is, whatever name it is shown under. */
  public Path location() {
    return location;
  }

  /** Whether what was read so far is UTF-8; other files are analysed as bytes. */
  public boolean utf8() {
    return utf8;
  }

  /** Whether what was read so far speaks to zuflint, as comments do that allow a finding. */
  public boolean addressed() {
    return addressed;
  }

  /** From now on whatever is read is printed. */
  public void watch() {
    watched = true;
  }

  /** What was first seen of it since it is watched; it is read now if it was not. */
  public Sight sight() {
    Sight known = sight;
    if (known == null) {
      try {
        content();
      } catch (IOException told) {
        // Whoever reads it will say so; what it says names the content.
      }
      known = sight;
    }
    return known == null ? new Sight("", "", utf8, addressed) : known;
  }

  /**
   * Takes what was seen of it earlier for what would be seen now, if the file system says that
   * nobody has written to it since.
   */
  public void recall(Sight earlier) {
    boolean same =
        open == null
            && sight == null
            && !earlier.stamp().isEmpty()
            && earlier.stamp().equals(Stamp.of(location));
    if (same) {
      utf8 = earlier.utf8();
      addressed = earlier.addressed();
      sight = earlier;
    }
  }

  /** What was seen of it, for {@link #recall}; {@code now}: the time when the run began. */
  public Sight lasting(FileTime now) {
    Sight seen = sight();
    return Stamp.isSettled(seen.stamp(), now)
        ? seen
        : new Sight(seen.print(), "", seen.utf8(), seen.addressed());
  }

  /** Whether what was read was not always the same, so that nobody knows what was analysed. */
  public boolean isUnsteady() {
    return unsteady;
  }

  /** Its bytes, which nobody keeps. */
  byte[] glance() throws IOException {
    return open == null ? bytes() : open;
  }

  private byte[] content() throws IOException {
    String stamp = watched && open == null ? Stamp.of(location) : "";
    try {
      byte[] bytes = glance();
      check(bytes);
      if (watched) {
        seen(new Sight(Print.of(bytes), stamp, utf8, addressed));
      }
      return bytes;
    } catch (IOException failure) {
      if (watched) {
        seen(new Sight("!" + failure.getMessage(), "", utf8, addressed));
      }
      throw failure;
    }
  }

  private synchronized void seen(Sight now) {
    Sight before = sight;
    unsteady |= before != null && !before.print().equals(now.print());
    sight = before == null ? now : before;
  }

  @Override
  public SourceFile read() throws IOException {
    SourceFile known = kept.get();
    if (known == null) {
      known = SourceFile.of(path, content());
      if (keeps) {
        kept = new SoftReference<>(known);
      }
    }
    return known;
  }

  private byte[] bytes() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(location)) {
      bytes = in.readNBytes(BYTES_MAX + 1);
    } catch (IOException failure) {
      throw new IOException(ReadFailure.reason(failure), failure);
    }
    if (bytes.length > BYTES_MAX) {
      throw new IOException(ReadFailure.TOO_BIG);
    }
    return bytes;
  }

  private void check(byte[] bytes) throws IOException {
    addressed = Needles.ADDRESSED.areIn(bytes);
    if (!plainAscii(bytes)) {
      refuseBinary(bytes);
      utf8 = isUtf8(bytes);
    }
  }

  /** True for nearly every file; one pass without a branch on content. */
  private static boolean plainAscii(byte[] bytes) {
    int negative = 0;
    int zeros = 0;
    for (byte b : bytes) {
      negative |= b;
      zeros |= b - 1;
    }
    return negative >= 0 && zeros >= 0;
  }

  private static void refuseBinary(byte[] bytes) throws IOException {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    if (mark == 0xfeff || mark == 0xfffe) {
      throw new IOException("UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8");
    }
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw new IOException(
            "not C text (NUL byte at offset " + i + "); take it out of the request");
      }
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
