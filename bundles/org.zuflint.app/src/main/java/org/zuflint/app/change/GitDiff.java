package org.zuflint.app.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Asks git what differs from a revision. */
public final class GitDiff {
  private GitDiff() {}

  /**
   * What the files under {@code root} have that {@code revision} has not; new files that git does
   * not know yet count whole.
   *
   * @throws IOException when there is no git, no repository or no such revision; says which
   */
  public static Touched since(String revision, Path root) throws IOException {
    if (revision.startsWith("-")) {
      throw new IOException("'" + revision + "' is no revision");
    }
    List<String> diff =
        List.of("diff", "--no-color", "--no-ext-diff", "--relative", "-U0", revision, "--");
    List<String> others = List.of("ls-files", "-z", "--others", "--exclude-standard");
    String unknown = git(root, others);
    return Touched.of(git(root, diff))
        .with(Stream.of(unknown.split("\0")).filter(name -> !name.isEmpty()).toList());
  }

  private static String git(Path root, List<String> words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-C",
                root.toString(),
                "-c",
                "core.quotepath=off",
                "-c",
                "diff.noprefix=false",
                "-c",
                "diff.mnemonicPrefix=false"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try (InputStream out = process.getInputStream()) {
      process.getOutputStream().close();
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("git says: " + said.strip().lines().findFirst().orElse("nothing"));
      }
      return said;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", interrupted);
    } finally {
      process.destroy();
    }
  }
}
