package org.zuflint.app.inputs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The system's reasons for not giving us a file, in words and with the cure. */
public final class ReadFailure {
  static final String TOO_BIG =
      "larger than 64 MiB, far more than the largest of Linux; take it out of the request or"
          + " split it";

  private ReadFailure() {}

  /** What is wrong with a file that was asked for by its name, as one line. */
  public static String line(IOException failure) {
    if (!(failure instanceof FileSystemException system)) {
      return String.valueOf(failure.getMessage());
    }
    String reason =
        failure instanceof NoSuchFileException
            ? "it or its folder does not exist; check the spelling"
            : reason(failure);
    return system.getFile() + ": " + reason;
  }

  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "gone since the run began; run again";
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission; give it (chmod +r, and +x on its folders)";
    }
    String said =
        failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
    String words = said == null ? failure.getClass().getSimpleName() : said;
    if (words.startsWith("Too many levels of symbolic links")) {
      return "a link that leads back to itself; remove or repair the link";
    }
    return "the system says: " + words;
  }
}
