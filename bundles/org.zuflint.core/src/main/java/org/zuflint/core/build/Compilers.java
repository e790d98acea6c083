package org.zuflint.core.build;

/** Whom to ask what a compiler knows by itself. */
@FunctionalInterface
public interface Compilers {
  /** What the compiler of a command line knows; the same command line gets the same answer. */
  Compiler of(Options options);
}
