package org.zuflint.app.cli.terminal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.report.Report;
import org.zuflint.app.session.Outcome;

/** Where a report goes: standard output, or a file that is there whole or not at all. */
public final class Output {
  private final Terminal terminal;
  private final @Nullable Path file;

  /** {@code file}: null for standard output. */
  public Output(Terminal terminal, @Nullable Path file) {
    this.terminal = terminal;
    this.file = file;
  }

  public boolean toScreen() {
    return file == null && terminal.outIsScreen();
  }

  /** Why this output cannot work, or null; asked before a long run, not after it. */
  public @Nullable String objection() {
    if (file == null) {
      return null;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      return file + " is a folder; name a file";
    }
    if (folder == null || !Files.isDirectory(folder)) {
      return "the folder of " + file + " does not exist; make it first";
    }
    return Files.isWritable(folder) ? null : "the folder of " + file + " may not be written to";
  }

  /** Writes {@code text} as it is. */
  public void write(String text) throws IOException {
    write(out -> out.append(text));
  }

  public void write(Report report, Outcome outcome) throws IOException {
    write(out -> report.write(outcome, out));
  }

  /** Writes what goes out. */
  @FunctionalInterface
  private interface Content {
    void write(Appendable out) throws IOException;
  }

  private void write(Content content) throws IOException {
    if (file == null) {
      writeTo(terminal.out(), content);
    } else if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe or device, such as /dev/null, must not be replaced by a file.
      try (OutputStream out = Files.newOutputStream(file)) {
        writeTo(out, content);
      }
    } else {
      replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
    }
  }

  private static void replace(Path target, Content content) throws IOException {
    Path half = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        writeTo(out, content);
      }
      permit(half, target);
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /**
   * A temporary file is private; the report gets the rights of the file it replaces, or usual ones.
   */
  private static void permit(Path half, Path target) throws IOException {
    if (!half.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Files.setPosixFilePermissions(
        half,
        Files.exists(target, LinkOption.NOFOLLOW_LINKS)
            ? Files.getPosixFilePermissions(target)
            : PosixFilePermissions.fromString("rw-r--r--"));
  }

  private static void writeTo(OutputStream out, Content content) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    content.write(writer);
    writer.flush();
  }
}
