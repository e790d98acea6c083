package org.zuflint.core.preprocess.macro;

import java.util.Arrays;

/** Every expansion of a unit: which macro, where its name stands, and whose body wrote it there. */
public final class Expansions {
  private int[] names = new int[1024];
  private int[] places = new int[1024];
  private int[] parents = new int[1024];
  private int count = 1;

  int add(int name, int place, int parent) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
      places = Arrays.copyOf(places, count * 2);
      parents = Arrays.copyOf(parents, count * 2);
    }
    names[count] = name;
    places[count] = place;
    parents[count] = parent;
    return count++;
  }

  /** Number of the next expansion. */
  public int count() {
    return count;
  }

  /** Number of the macro's name. */
  public int name(int expansion) {
    return names[expansion];
  }

  /** Where the macro's name stands. */
  public int place(int expansion) {
    return places[expansion];
  }

  /** The expansion whose body wrote that name; 0 when it stands in a file. */
  public int parent(int expansion) {
    return parents[expansion];
  }

  /** The expansion that stands in a file; 0 for none. */
  public int outermost(int expansion) {
    int outer = expansion;
    while (outer != 0 && parents[outer] != 0) {
      outer = parents[outer];
    }
    return outer;
  }
}
