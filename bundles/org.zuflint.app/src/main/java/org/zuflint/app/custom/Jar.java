package org.zuflint.app.custom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes jars: the same content gives the same bytes. */
final class Jar {
  /** 1980-01-01 in local time: the first that a jar can say. */
  private static final long LONG_AGO = 315_532_800_000L;

  private Jar() {}

  /** The bytes of a jar with these manifest lines and entries. */
  static byte[] bytes(SortedMap<String, String> manifest, SortedMap<String, byte[]> entries)
      throws IOException {
    StringBuilder lines = new StringBuilder("Manifest-Version: 1.0\r\n");
    manifest.forEach((key, value) -> lines.append(folded(key + ": " + value)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      put(jar, JarFile.MANIFEST_NAME, (lines + "\r\n").getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(jar, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** The file is there whole or not at all, also when two write it at the same time. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, ".zuflint", ".part");
    try (OutputStream out = Files.newOutputStream(fresh)) {
      out.write(bytes);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void put(ZipOutputStream jar, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(LONG_AGO);
    jar.putNextEntry(entry);
    jar.write(content);
    jar.closeEntry();
  }

  /** A manifest's lines have 72 bytes at most. */
  private static String folded(String line) {
    StringBuilder folded = new StringBuilder();
    for (int at = 0; at < line.length(); at += 70) {
      String piece = line.substring(at, Math.min(line.length(), at + 70));
      folded.append(at == 0 ? "" : " ").append(piece).append("\r\n");
    }
    return folded.toString();
  }
}
