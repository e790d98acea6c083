package org.zuflint.app.build;

import org.jspecify.annotations.Nullable;

/**
 * How one file of a request was read.
 *
 * @param file as shown to the user
 * @param origin where it is known from how it is compiled
 * @param obstacle why it was read as it is written all the same; null when it was not
 */
public record Reading(String file, Origin origin, @Nullable String obstacle) {
  /** Whether it was read as its compiler sees it. */
  public boolean compiled() {
    return origin != Origin.NONE && obstacle == null;
  }
}
