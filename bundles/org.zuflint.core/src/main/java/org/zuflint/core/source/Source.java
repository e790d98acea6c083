package org.zuflint.core.source;

import java.io.IOException;

/** A file that can be read when it is needed, more than once; large trees are never held whole. */
public interface Source {
  /** The name shown to the user, '/' between folders. */
  String path();

  SourceFile read() throws IOException;

  /** A source that is already in memory. */
  static Source of(SourceFile file) {
    return new Source() {
      @Override
      public String path() {
        return file.path();
      }

      @Override
      public SourceFile read() {
        return file;
      }
    };
  }
}
