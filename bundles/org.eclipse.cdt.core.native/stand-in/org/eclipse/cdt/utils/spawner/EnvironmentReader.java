package org.eclipse.cdt.utils.spawner;

import java.util.Properties;

/** An environment in which nothing is set: tests do not depend on the machine's. */
public final class EnvironmentReader {
  private EnvironmentReader() {}

  /** No variables. */
  public static Properties getEnvVars() {
    return new Properties();
  }

  /** No value. */
  public static String getEnvVar(String key) {
    return getEnvVars().getProperty(key);
  }

  /** No lines. */
  public static String[] getRawEnvVars() {
    return new String[0];
  }
}
