package org.zuflint.app.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.zuflint.app.inputs.DiskFile;

/** The texts of files whose trees an analysis has looked at, packed. */
record Texts(Facts packed) {
  /** Those of this run; what is in {@code earlier} is not read again. */
  static byte[] bytes(List<DiskFile> files, List<Looks> looks, Texts earlier, long most)
      throws IOException {
    List<String> prints = new ArrayList<>();
    List<byte @Nullable []> all = new ArrayList<>();
    long room = most;
    for (int i = 0; i < files.size(); i++) {
      String print = files.get(i).sight().print();
      byte[] text = null;
      if (looks.get(i).any() && room > 0) {
        byte[] known = earlier.packed.of(i, print);
        text = known == null ? packed(files.get(i).read().bytes()) : known;
        room -= text.length;
      }
      prints.add(print);
      all.add(text);
    }
    return Facts.bytes(prints, all);
  }

  /** The text of a file with this content; null when it is not kept. */
  byte @Nullable [] of(int file, String print) throws IOException {
    byte[] text = packed.of(file, print);
    return text == null
        ? null
        : new InflaterInputStream(new ByteArrayInputStream(text)).readAllBytes();
  }

  private static byte[] packed(byte[] text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, fast)) {
      deflating.write(text);
    } finally {
      fast.end();
    }
    return out.toByteArray();
  }
}
