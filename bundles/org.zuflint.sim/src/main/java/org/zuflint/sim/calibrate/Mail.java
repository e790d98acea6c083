package org.zuflint.sim.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zuflint.model.Machine;
import org.zuflint.model.Study;
import org.zuflint.sim.file.StudyFile;

/** The machine of the mail that proposed VM_LOCAL_CPU: its table, and what was fitted to it. */
public final class Mail {
  /** Throughputs and latencies of the table. */
  public static final String TABLE = "mail.csv";

  /** The fitted machine, with the provenance of each cost. */
  public static final String MACHINE = "mail.zmm";

  private Mail() {}

  /** The table's rows, without the flag first. */
  public static List<Measurement> table() {
    try {
      return Measurement.read(new String(bytes(TABLE), StandardCharsets.UTF_8), TABLE);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The machine with the costs that were fitted to the table. */
  public static Machine machine() {
    try {
      Study study = StudyFile.read(bytes(MACHINE), MACHINE);
      return study.getMachines().getFirst();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Mail.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not among the resources");
      }
      return in.readAllBytes();
    }
  }
}
