package org.zuflint.app.toml;

/** The door: text to a table. All of TOML 1.0 but dates and times, which nothing here asks for. */
public final class Toml {
  private Toml() {}

  /**
   * Reads a whole file.
   *
   * @param path how places name it
   */
  public static TomlValue.Table read(String path, String text) throws TomlError {
    Cursor cursor = new Cursor(path, text);
    ValueReader values = new ValueReader(cursor);
    Growing root = new Growing(cursor.place());
    Growing table = root;
    cursor.skipLines();
    while (cursor.peek() != Cursor.END) {
      if (cursor.take("[[")) {
        table = root.headOfSeveral(values.key());
        cursor.expect("]]", "']]'");
      } else if (cursor.take("[")) {
        table = root.head(values.key());
        cursor.expect("]", "']'");
      } else {
        values.pair(table);
      }
      cursor.endLine();
      cursor.skipLines();
    }
    return root.done();
  }
}
