package org.zuflint.core.state;

import org.jspecify.annotations.Nullable;
import org.zuflint.core.frozen.PlaceName;
import org.zuflint.core.source.Place;

/** Names for vmas: how the running code got hold of one. */
public final class VmaKey {
  /**
   * The vma the entry point was given: the provider's, or the one a vm_operations handler runs for.
   */
  public static final String OWN = "own";

  /** A vma that was looked up or came from where it could not be followed. */
  public static final String UNKNOWN = "?";

  /** Every vma of the file that the running call is about. */
  public static final String OF_FILE = "file";

  /** Whatever vma the objects of a folder keep: some of them went to code that is not there. */
  public static final String OF_OBJECT = "object";

  private VmaKey() {}

  /** Whether the place in memory is the flags of a vma. */
  public static boolean isFlags(String place) {
    return place.startsWith("vma ")
        && (place.endsWith(".vm_flags") || place.endsWith(".__vm_flags"));
  }

  /** A vma that was looked up at a place: what is found out of it is known by that. */
  public static String lookedUp(Place where) {
    return UNKNOWN + PlaceName.of(where).replace('.', '_');
  }

  /** Whether it was looked up, or came from where it could not be followed. */
  public static boolean isUnknown(String key) {
    return key.startsWith(UNKNOWN);
  }

  private static final String TABLE = "table ";

  /** A vma that was looked up and recognized by its vm_ops. */
  public static String withTable(String name) {
    return TABLE + name;
  }

  /** Beside the members of a vma that was looked up: the one that is kept, and it is. */
  private static final String KEPT = ".(kept)";

  /**
   * The state when one of two is found to be the other: a vma that was looked up and one that is
   * kept; null when they are others. One that is NULL is no more the other one.
   */
  static @Nullable State same(Value one, Value other, State state, String text) {
    return one instanceof Value.Vma found
            && other instanceof Value.Vma kept
            && isUnknown(found.key())
            && isStored(kept.key())
        ? state.condition("vma " + found.key() + KEPT, Condition.equal(kept, text))
        : null;
  }

  /**
   * A vma that was looked up is one that is kept, where it was compared with that, or known by its
   * vm_ops, where they were compared; it is the caller's own when its file or its private data are.
   */
  public static Value recognized(Value vma, State state) {
    if (!(vma instanceof Value.Vma some) || !isUnknown(some.key())) {
      return vma;
    }
    String known = "vma " + some.key() + ".";
    Condition kept = state.condition("vma " + some.key() + KEPT);
    if (kept != null && kept.equal() instanceof Value.Vma same) {
      return same;
    }
    Value.Symbolic table = object(known + "vm_ops", state);
    if (table == null || table.path().contains(".")) {
      return vma;
    }
    Value.Symbolic data = object(known + "vm_private_data", state);
    Value.Symbolic file = object(known + "vm_file", state);
    boolean own =
        (data != null && (data.foreign() == Value.Foreign.NO || state.pinning().owns(data.path())))
            || (file != null && file.path().equals("file"));
    return new Value.Vma(
        withTable(tableName(table.path())), own ? Value.Foreign.NO : Value.Foreign.MAYBE);
  }

  private static Value.@Nullable Symbolic object(String member, State state) {
    return state.condition(member) instanceof Condition known
            && known.equal() instanceof Value.Symbolic object
        ? object
        : null;
  }

  /** Whether it is one that has this table for its vm_ops. */
  public static boolean hasTable(String key, @Nullable String name) {
    return key.equals(TABLE + name);
  }

  /** Whether it was recognized by its vm_ops. */
  public static boolean isRecognized(String key) {
    return key.startsWith(TABLE);
  }

  /** Whether entries that come later find the same one. */
  public static boolean isFoundAgain(String key) {
    return isStored(key) || isRecognized(key);
  }

  /** A vma kept in a struct member or variable: {@code zt_thread.vma}. */
  public static String stored(String field) {
    return "field " + field;
  }

  public static boolean isStored(String key) {
    return key.startsWith("field ");
  }

  /** struct vm_area_desc has other names for what struct vm_area_struct has. */
  public static String member(@Nullable String struct, String field) {
    if (!"vm_area_desc".equals(struct)) {
      return field;
    }
    return switch (field) {
      case "private_data" -> "vm_private_data";
      case "file" -> "vm_file";
      case "pgoff" -> "vm_pgoff";
      default -> field;
    };
  }

  /** The field of a stored vma. */
  public static String field(String key) {
    return key.substring("field ".length());
  }

  private static final char OF = '@';

  /**
   * A name that means another table in its file than where the entry is has the file's number
   * behind it: the table that {@code table} means in a file.
   */
  public static String inFile(String table, int file) {
    return table + OF + file;
  }

  /** The name alone, as it stands in its file, whatever the table is a member of. */
  public static String tableName(String table) {
    String whole = isOfFile(table) ? table.substring(0, table.lastIndexOf(OF)) : table;
    return whole.substring(whole.lastIndexOf('.') + 1);
  }

  /** The file in which the name means the table; {@code entry} when none is said. */
  public static int tableFile(String table, int entry) {
    return isOfFile(table) ? Integer.parseInt(table.substring(table.lastIndexOf(OF) + 1)) : entry;
  }

  /** Whether it is the address of a table, with the file in which its name means it. */
  static boolean isOfFile(String table) {
    int of = table.lastIndexOf(OF);
    return of >= 0
        && of < table.length() - 1
        && table.substring(of + 1).chars().allMatch(Character::isDigit);
  }
}
