package org.zuflint.app.config;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.zuflint.app.inputs.Remark;

/** A run that cannot begin: each line of the configuration that is wrong, with the cure. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Remark> remarks;

  public Refusal(List<Remark> remarks) {
    super(remarks.stream().map(Refusal::line).collect(Collectors.joining("; ")));
    this.remarks = List.copyOf(remarks);
  }

  /** One reason. */
  public static Refusal of(Remark remark) {
    return new Refusal(List.of(remark));
  }

  public List<Remark> remarks() {
    return remarks;
  }

  /** Writes a line for each reason. */
  public void print(PrintStream err) {
    remarks.forEach(remark -> err.println(line(remark)));
  }

  /** {@code file:line:column: text}, without what is not known. */
  public static String line(Remark remark) {
    int line = remark.where().line();
    String place = line == 0 ? remark.where().file() : remark.where().toString();
    return place + ": " + remark.text();
  }
}
