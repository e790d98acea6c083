package org.zuflint.app.toml;

import org.zuflint.core.source.Place;

/** Text that is not TOML: where, and what to write instead. */
public final class TomlError extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Place where;

  TomlError(Place where, String message) {
    super(message);
    this.where = where;
  }

  public Place where() {
    return where;
  }
}
