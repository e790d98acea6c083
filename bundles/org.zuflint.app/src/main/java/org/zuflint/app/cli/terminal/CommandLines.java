package org.zuflint.app.cli.terminal;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes command lines without what picocli's own factory looks for first in every jar: closures of
 * Groovy, which are a tenth of a start.
 */
public final class CommandLines {
  private static final IFactory FACTORY =
      new IFactory() {
        @Override
        public <K> K create(Class<K> kind) throws Exception {
          if (kind.isInterface()) {
            return CommandLine.defaultFactory().create(kind);
          }
          Constructor<K> constructor = kind.getDeclaredConstructor();
          constructor.setAccessible(true);
          return constructor.newInstance();
        }
      };

  private CommandLines() {}

  /** The command line of an annotated command. */
  public static CommandLine of(Object command) {
    return new CommandLine(command, FACTORY);
  }
}
