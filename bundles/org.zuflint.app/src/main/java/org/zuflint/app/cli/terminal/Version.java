package org.zuflint.app.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version of this program, from its jar. */
public final class Version implements IVersionProvider {
  /** {@code 0.1.0}, or {@code development} when it does not run from a jar. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"zuflint " + text() + " (Java " + Runtime.version().feature() + ")"};
  }
}
