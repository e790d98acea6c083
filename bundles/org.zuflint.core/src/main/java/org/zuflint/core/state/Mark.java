package org.zuflint.core.state;

import org.zuflint.core.source.Place;

/**
 * Something that happened to the entry's own vma on a path and still matters at its end.
 *
 * @param what {@code "store zt.vma"}, {@code "insert remap_pfn_range"}, {@code "passed to f"},
 *     {@code "vm_ops ops"}
 * @param key store: the member's name in the store, else empty
 * @param sure store: whether the field was seen empty before; choice: whether the driver is known
 *     to have asked for that function
 */
public record Mark(Kind kind, String what, String key, Place where, boolean sure)
    implements Comparable<Mark> {
  /** Kinds of marks. */
  public enum Kind {
    STORE,
    INSERT,
    ZAP,
    ESCAPE,
    /** It went through a pointer to one of several functions that stand in other folders. */
    CHOICE
  }

  @Override
  public int compareTo(Mark other) {
    int byPlace = where.compareTo(other.where);
    int byKind = byPlace != 0 ? byPlace : kind.compareTo(other.kind);
    int byWhat = byKind != 0 ? byKind : what.compareTo(other.what);
    return byWhat != 0 ? byWhat : Boolean.compare(sure, other.sure);
  }
}
