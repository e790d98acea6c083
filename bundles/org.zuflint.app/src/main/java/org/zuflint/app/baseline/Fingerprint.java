package org.zuflint.app.baseline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * What a finding is recognized by: its rule, its file and the text of its line, not the line's
 * number. Edits elsewhere do not change it.
 */
public final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  /**
   * 32 hexadecimal digits.
   *
   * @param file the file's name from the root
   * @param line the text of the line; blanks do not count
   * @param ordinal which of several alike it is, from 0
   */
  public static String of(String rule, String file, String line, int ordinal) {
    String key = rule + "\n" + file + "\n" + squeezed(line) + "\n" + ordinal;
    byte[] digest =
        sha256()
            .digest(
                Normalizer.normalize(key, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  /** The text of a line with blanks made alike. */
  public static String squeezed(String line) {
    return line.strip().replaceAll("\\s+", " ");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
