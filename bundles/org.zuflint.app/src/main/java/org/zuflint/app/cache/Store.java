package org.zuflint.app.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.ReadFailure;

/**
 * Entries by name, a file each. One is written under another name and renamed when it is whole, so
 * that nobody reads half of it, whatever is killed and whoever writes at the same time; what was
 * spoilt later does not have its checksum any more, and is not there.
 */
public final class Store {
  /** All entries together, in bytes. */
  public static final long BYTES_MAX = 512L << 20;

  private static final String ENDING = ".zc";
  private static final String PART = ".part";
  private static final int HEAD = 16;
  private static final int MAGIC = 0x7a75_6601;
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  /** What is in a store. */
  public record Contents(Path folder, int entries, long bytes) {}

  private record Item(Path file, FileTime written, long bytes) {}

  private final Path folder;
  private final long most;
  private final Consumer<String> complain;
  private boolean given;

  /** {@code complain}: told once why nothing can be kept. */
  public Store(Path folder, long most, Consumer<String> complain) {
    this.folder = folder;
    this.most = most;
    this.complain = complain;
  }

  /** The content of an entry; null when there is none that is whole. */
  public byte @Nullable [] get(String name) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name + ENDING));
      ByteBuffer head = ByteBuffer.wrap(bytes);
      if (bytes.length < HEAD
          || head.getInt() != MAGIC
          || head.getInt() != checksum(bytes, HEAD)
          || head.getLong() != bytes.length - HEAD) {
        return null;
      }
      return Arrays.copyOfRange(bytes, HEAD, bytes.length);
    } catch (NoSuchFileException missing) {
      return null;
    } catch (IOException unreadable) {
      giveUp("cannot be read", unreadable);
      return null;
    }
  }

  /** Keeps an entry, and drops the oldest ones when there is too much. */
  public void put(String name, byte[] content) {
    if (given || content.length + HEAD > most / 2) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "entry", PART);
      try {
        ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(MAGIC);
        head.putInt(checksum(content, 0)).putLong(content.length);
        try (OutputStream out = Files.newOutputStream(part)) {
          out.write(head.array());
          out.write(content);
        }
        Path entry = folder.resolve(name + ENDING);
        Files.move(
            part, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        trim(entry);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      giveUp("cannot be written", failure);
    }
  }

  /** The time by the clock of the file system; null when nothing can be written. */
  public @Nullable FileTime now() {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "now", PART);
      FileTime now = Files.getLastModifiedTime(part);
      Files.deleteIfExists(part);
      return now;
    } catch (IOException failure) {
      giveUp("cannot be written", failure);
      return null;
    }
  }

  /** What is in it now. */
  public Contents contents() throws IOException {
    List<Item> items = items();
    return new Contents(folder, items.size(), items.stream().mapToLong(Item::bytes).sum());
  }

  /** Deletes all entries, and what killed runs have left. */
  public void clear() throws IOException {
    for (Item item : items()) {
      Files.deleteIfExists(item.file);
    }
  }

  private void trim(Path newest) throws IOException {
    List<Item> items = items();
    items.sort(Comparator.comparing(Item::written).thenComparing(Item::file));
    FileTime now = Files.getLastModifiedTime(newest);
    long sum = items.stream().mapToLong(Item::bytes).sum();
    for (Item item : items) {
      boolean part = item.file.toString().endsWith(PART);
      boolean left = part && item.written.toInstant().plus(FORGOTTEN).isBefore(now.toInstant());
      if (left || (sum > most && !part && !item.file.equals(newest))) {
        Files.deleteIfExists(item.file);
        sum -= item.bytes;
      }
    }
  }

  private List<Item> items() throws IOException {
    List<Item> items = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*{" + ENDING + "," + PART + "}")) {
      for (Path file : files) {
        try {
          BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
          items.add(new Item(file, attributes.lastModifiedTime(), attributes.size()));
        } catch (NoSuchFileException gone) {
          // Another run has dropped it or renamed it.
        }
      }
    } catch (NoSuchFileException none) {
      return items;
    }
    return items;
  }

  private void giveUp(String what, IOException why) {
    if (!given) {
      given = true;
      complain.accept(
          "the cache in "
              + folder
              + " "
              + what
              + " ("
              + ReadFailure.reason(why)
              + "); goes on without it, --no-cache leaves it out");
    }
  }

  private static int checksum(byte[] bytes, int from) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, bytes.length - from);
    return (int) checksum.getValue();
  }
}
