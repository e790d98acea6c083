package org.zuflint.app.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.ShellWords;

/** Reads the {@code .name.o.cmd} that a kernel build leaves beside each object. */
public final class CommandFile {
  private CommandFile() {}

  /**
   * The command that made the object; null when the file holds none.
   *
   * @param folder the root of the build, where commands are started
   */
  public static @Nullable Command read(Path file, String folder) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    int assigned = line.indexOf(" := ");
    if (assigned < 0 || !(line.startsWith("cmd_") || line.startsWith("savedcmd_"))) {
      return null;
    }
    String command =
        line.substring(assigned + 4)
            .replace("$(pound)", "#")
            .replace("\\#", "#")
            .replace("$$", "$");
    return new Command(folder, ShellWords.split(command));
  }
}
