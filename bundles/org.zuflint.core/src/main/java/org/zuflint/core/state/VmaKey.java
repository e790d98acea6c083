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

  /** Whatever an object of this struct keeps or leads to: it went to code that is not there. */
  public static String ofObject(@Nullable String struct) {
    return struct == null ? OF_OBJECT : OF_OBJECT + " " + struct;
  }

  /** Whether it is some object's. */
  public static boolean isOfObject(String vma) {
    return vma.startsWith(OF_OBJECT);
  }

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

  private static final String TABLE = "table ";
  private static final String FOR = " for ";
  private static final String BY = " of ";

  /**
   * One that was looked up at the address at which an object keeps its vma: that one, or it is
   * gone.
   */
  public static String lookedUp(Place where, String table, String object) {
    return lookedUp(where) + FOR + table + BY + object.replace('.', '/');
  }

  /** The vma that is gone when this one turns out to be none of its object's. */
  public static String kept(String key) {
    int at = isUnknown(key) ? key.indexOf(FOR) : -1;
    return at < 0 ? key : TABLE + key.substring(at + FOR.length(), key.indexOf(BY, at));
  }

  /** The object at whose address it was looked up; empty when there was none. */
  static String keeper(String key) {
    int at = isUnknown(key) ? key.indexOf(FOR) : -1;
    return at < 0 ? "" : key.substring(key.indexOf(BY, at) + BY.length()).replace('/', '.');
  }

  /** Whether it was looked up, or came from where it could not be followed. */
  public static boolean isUnknown(String key) {
    return key.startsWith(UNKNOWN);
  }

  /** A vma that was looked up and recognized by its vm_ops. */
  public static String withTable(String name) {
    return TABLE + name;
  }

  /** Beside the members of a vma that was looked up: the one that is kept, and it is. */
  static final String KEPT = ".(kept)";

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
