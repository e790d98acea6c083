package org.zuflint.app.cache;

import java.util.BitSet;
import java.util.List;

/**
 * What an analysis has looked at of a file beside its facts.
 *
 * @param any at what stands outside of functions, at least
 * @param all at all of its tree
 * @param functions at the trees of these: the numbers of their declarations
 */
record Looks(boolean any, boolean all, List<Integer> functions) {

  boolean at(int function) {
    return all || functions.contains(function);
  }

  /** Those of one run until now; several threads may tell. */
  static final class Gathering {
    private boolean any;
    private boolean all;
    private final BitSet functions = new BitSet();

    synchronized void outside() {
      any = true;
    }

    synchronized void whole() {
      any = true;
      all = true;
    }

    synchronized void function(int number) {
      any = true;
      functions.set(number);
    }

    synchronized void add(Looks looks) {
      any |= looks.any;
      all |= looks.all;
      looks.functions.forEach(functions::set);
    }

    synchronized Looks looks() {
      return new Looks(any, all, functions.stream().boxed().toList());
    }
  }
}
